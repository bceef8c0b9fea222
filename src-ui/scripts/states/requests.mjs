// What the states' requests say.
export const chat = (model, stream = false, more = {}) =>
  JSON.stringify(
    { model, stream, messages: [{ role: 'user', content: 'Say hello to Ada' }], ...more },
    null,
    2,
  );

export const QUESTION = chat('demo-1');
export const TOOL_QUESTION = 'What is the weather in Lisbon?';

export const messages = (model, content) =>
  JSON.stringify({ model, max_tokens: 200, stream: true, messages: [{ role: 'user', content }] }, null, 2);
