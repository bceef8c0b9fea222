// What the states' requests say, and the replies that neither the demo provider nor the stand-in has.
export const chat = (model, stream = false, more = {}) =>
  JSON.stringify(
    { model, stream, messages: [{ role: 'user', content: 'Say hello to Ada' }], ...more },
    null,
    2,
  );

export const QUESTION = chat('demo-1');
/** Written for no template. */
export const HELLO = chat('demo-1', false, { user: 'ada' });
export const TOOL_QUESTION = 'What is the weather in Lisbon?';

export const messages = (model, content) =>
  JSON.stringify({ model, max_tokens: 200, stream: true, messages: [{ role: 'user', content }] }, null, 2);

export const question = (model, input) => JSON.stringify({ model, input, stream: true }, null, 2);

/** Half a second of a falling tone, as a WAV file. */
function tone() {
  const rate = 8000;
  const samples = Buffer.alloc(rate / 2);
  for (const index of samples.keys()) samples[index] = 128 + 90 * Math.sin(index ** 0.93 / 3);
  const head = Buffer.alloc(44);
  head.write('RIFF    WAVEfmt ', 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  for (const [place, size] of [
    [16, 16],
    [24, rate],
    [28, rate],
    [40, samples.length],
  ])
    head.writeUInt32LE(size, place);
  // Plain samples, one channel, one byte each, eight bits.
  for (const [index, number] of [1, 1].entries()) head.writeUInt16LE(number, 20 + 2 * index);
  for (const [index, number] of [1, 8].entries()) head.writeUInt16LE(number, 32 + 2 * index);
  head.write('data', 36, 'latin1');
  return Buffer.concat([head, samples]).toString('base64');
}

/** Of the demo provider's models: its own listing has no prices, since they are set where it is deployed. */
export const PRICES = [
  {
    model: 'demo-fast',
    input: 2.5,
    cachedInput: 1.25,
    cacheWrite: 2.5,
    output: 10,
    currency: 'USD',
    date: '2026-11-02',
  },
];

const spoken = { id: 'audio_1', data: tone(), transcript: 'Hello, Ada.' };
export const heard = {
  model: 'with-sound',
  body: JSON.stringify({
    model: 'with-sound',
    choices: [
      { index: 0, message: { role: 'assistant', content: null, audio: spoken }, finish_reason: 'stop' },
    ],
    usage: { prompt_tokens: 12, completion_tokens: 20 },
  }),
};
