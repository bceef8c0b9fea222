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
