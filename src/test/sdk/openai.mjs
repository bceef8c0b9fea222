// Run by NodeSdkTest; tells on standard output, as JSON, what the SDK made of each call.
import OpenAI, { toFile } from 'openai';

const site = process.env.PASSTHROUGH;
const token = process.env.TOKEN;

// snippet: openai-js
const client = new OpenAI({
  baseURL: `${site}/api/v1/prompts/passthrough/demo`,
  apiKey: token,
});
// end of snippet

const messages = [{ role: 'user', content: 'Good morning' }];
const results = {};

async function failure(call) {
  try {
    await call();
    return 'none';
  } catch (error) {
    const { status, code, message } = error;
    return { type: error.constructor.name, status, code, message, own: error.headers?.get('passthrough-error') };
  }
}

const completion = await client.chat.completions.create({ model: 'demo-1', messages });
results.chat = completion.choices[0].message.content;

const parts = [];
for await (const chunk of await client.chat.completions.create({ model: 'demo-fast', messages, stream: true })) {
  parts.push(chunk.choices[0].delta.content ?? '');
}
results.stream = { parts: parts.length, text: parts.join('') };

// Of a stream that never ends nothing could be seen, if anybody on the way held it back.
results.silent = '';
for await (const chunk of await client.chat.completions.create({ model: 'demo-silent', messages, stream: true })) {
  results.silent += chunk.choices[0].delta.content;
  if (results.silent === 'This is') break;
}

results.models = [];
for await (const model of client.models.list()) results.models.push(model.id);

const file = await client.files.create({ file: await toFile(Buffer.from('abc'), 'abc.txt'), purpose: 'user_data' });
results.upload = { id: file.id, bytes: file.bytes, filename: file.filename };

const responses = new OpenAI({ baseURL: `${site}/api/v1/prompts/passthrough/demo-responses`, apiKey: token });
results.response = (await responses.responses.create({ model: 'demo-1', input: 'Good morning' })).output_text;

const once = client.withOptions({ maxRetries: 0 });
const fail = (model) => failure(() => once.chat.completions.create({ model, messages }));
results.rateLimit = await fail('demo-rate-limit');
results.badRequest = await fail('demo-bad-request');
results.serverError = await fail('demo-error');
results.stranger = await failure(() => client.withOptions({ apiKey: 'sk-not-a-token-of-ours' }).models.list());

results.cut = await failure(async () => {
  for await (const _ of await client.chat.completions.create({ model: 'demo-cut', messages, stream: true }));
});

console.log(JSON.stringify(results));
