// Run by environment.sh; knows neither a base URL nor a key, as a program that was written for the providers themselves.
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const ids = async (page) => (await page).data.map((model) => model.id);

console.log(JSON.stringify({ openai: await ids(new OpenAI().models.list()), anthropic: await ids(new Anthropic().models.list()) }));
