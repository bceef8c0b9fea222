// Run by NodeSdkTest; tells on standard output, as JSON, what the SDK made of each call.
import Anthropic from '@anthropic-ai/sdk';

const site = process.env.PASSTHROUGH;
const token = process.env.TOKEN;

// snippet: anthropic-js
const client = new Anthropic({
  baseURL: `${site}/api/v1/prompts/passthrough/demo-messages`,
  apiKey: token,
});
// end of snippet

const messages = [{ role: 'user', content: 'Good morning' }];
const ask = (model) => ({ model, max_tokens: 1000, messages });
const results = {};

async function failure(call) {
  try {
    await call();
    return 'none';
  } catch (error) {
    const { status, message } = error;
    return { type: error.constructor.name, status, message, own: error.headers?.get('passthrough-error') };
  }
}

results.message = (await client.messages.create(ask('demo-1'))).content[0].text;

const stream = client.messages.stream(ask('demo-fast'));
const parts = [];
stream.on('text', (text) => parts.push(text));
await stream.finalMessage();
results.stream = { parts: parts.length, text: parts.join('') };

// Of a stream that never ends nothing could be seen, if anybody on the way held it back.
for await (const event of await client.messages.create({ ...ask('demo-silent'), stream: true })) {
  results.silent = event.type;
  break;
}

results.count = (await client.messages.countTokens({ model: 'demo-1', messages })).input_tokens;

const once = client.withOptions({ maxRetries: 0 });
results.rateLimit = await failure(() => once.messages.create(ask('demo-rate-limit')));
results.stranger = await failure(() => client.withOptions({ apiKey: 'sk-ant-not-a-token-of-ours' }).messages.create(ask('demo-1')));

console.log(JSON.stringify(results));
