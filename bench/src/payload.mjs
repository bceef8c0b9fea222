// What goes to and fro in the JSON scenarios: 1 kB (1,000 bytes) each way.

export function request() {
  return padded((text) => ({ model: 'bench-1', messages: [{ role: 'user', content: text }] }));
}

export function reply() {
  return padded((text) => ({
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    model: 'bench-1',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 200, completion_tokens: 150, total_tokens: 350 },
  }));
}

function padded(shape) {
  const empty = JSON.stringify(shape('')).length;
  return JSON.stringify(shape('All work and no play makes a dull test. '.repeat(25).slice(0, 1000 - empty)));
}
