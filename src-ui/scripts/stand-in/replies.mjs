// What the stand-in's provider answers, chosen by the model's name:
//   NAME            the file src/testing/streams/NAME.txt, event by event
//   NAME@20         the same with 20 ms between two events
//   events:20000    that many events as fast as they are taken
//   json:20         a JSON document of about that many megabytes
//   silent, error-400, error-429, error-502, gateway-502, plain-json, broken-text,
//   with-sound, gemini-with-sound
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tone } from './tone.mjs';

const TIMING = 'gateway;dur=0.84, upstream;dur=212.40';

export async function play(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const model = /"model"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? 'chat-text';
  const [name, amount] = model.split(':');
  if (name === 'events') return events(response, Number(amount));
  if (name === 'json') return large(response, Number(amount));
  const known = WHOLE[model];
  if (known !== undefined) return known(response);
  return stream(response, model);
}

async function stream(response, model) {
  const [name, pause = '0'] = model.split('@');
  if (!/^[\w-]+$/.test(name)) return response.writeHead(404).end();
  const text = readFileSync(new URL(`../../src/testing/streams/${name}.txt`, import.meta.url), 'utf8');
  head(response, 200, 'text/event-stream');
  for (const event of text.split(/(?<=\n\n)/)) {
    if (response.destroyed) return;
    response.write(event);
    if (pause !== '0') await sleep(Number(pause));
  }
  response.end();
}

async function events(response, count) {
  head(response, 200, 'text/event-stream');
  for (let index = 0; index < count && !response.destroyed; index += 1) {
    const content = index % 12 === 11 ? `word${index}\n` : `word${index} `;
    const chunk = {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      model: 'm',
      choices: [{ index: 0, delta: { content }, finish_reason: null }],
    };
    if (!response.write(`data: ${JSON.stringify(chunk)}\n\n`)) await drained(response);
  }
  const usage = { prompt_tokens: 3, completion_tokens: count };
  response.write(
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}

async function large(response, megabytes) {
  head(response, 200, 'application/json');
  response.write(
    '{"choices":[{"index":0,"finish_reason":"stop","message":{"content":"A large one"}}],"list":[',
  );
  const row = JSON.stringify({
    id: 12345,
    text: 'the quick brown fox jumps over the lazy dog',
    vector: [0.125, 1.1, -2.5],
  });
  const count = Math.floor((megabytes * 1_000_000) / (row.length + 1));
  for (let index = 0; index < count && !response.destroyed; index += 1) {
    if (!response.write(index === 0 ? row : `,${row}`)) await drained(response);
  }
  response.end(']}');
}

/** Or gone: then the loops above end by themselves. */
function drained(response) {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

function head(response, status, type, more = {}) {
  response.writeHead(status, { 'Content-Type': type, 'Server-Timing': TIMING, ...more });
}

function whole(status, type, body, more) {
  return (response) => {
    head(response, status, type, more);
    response.end(body);
  };
}

const spoken = { id: 'audio_1', data: tone(), transcript: 'Hello, Ada.' };
const inline = { inlineData: { mimeType: 'audio/wav', data: tone() } };

const WHOLE = {
  silent(response) {
    head(response, 200, 'text/event-stream');
    response.write('data: {"choices":[{"index":0,"delta":{"content":"So far, and no"}}]}\n\n');
  },
  'error-400': whole(
    400,
    'application/json',
    '{"error":{"message":"max_tokens must be at least 1, got 0","type":"invalid_request_error","param":"messages[0].role","code":null}}',
  ),
  'error-429': whole(429, 'application/json', '{"error":{"message":"Rate limit reached for requests"}}', {
    'Retry-After': '12',
  }),
  'error-502': whole(
    502,
    'text/html',
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
  ),
  'gateway-502': whole(
    502,
    'application/problem+json',
    '{"title":"Unreachable","detail":"Nobody answered at the provider’s address.","status":502,"requestId":"r-17"}',
    { 'Passthrough-Error': 'upstream-unreachable' },
  ),
  'plain-json': whole(
    200,
    'application/json',
    '{"choices":[{"index":0,"message":{"content":"Whole"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}',
  ),
  'with-sound': whole(
    200,
    'application/json',
    JSON.stringify({
      model: 'with-sound',
      choices: [
        { index: 0, message: { role: 'assistant', content: null, audio: spoken }, finish_reason: 'stop' },
      ],
      usage: { prompt_tokens: 12, completion_tokens: 20 },
    }),
  ),
  'gemini-with-sound': whole(
    200,
    'application/json',
    JSON.stringify({
      candidates: [{ index: 0, content: { role: 'model', parts: [inline] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 20, totalTokenCount: 32 },
    }),
  ),
  'broken-text': whole(
    200,
    'application/json',
    Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xc3, 0x22, 0x7d]),
  ),
};
