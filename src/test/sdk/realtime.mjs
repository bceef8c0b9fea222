// Run by RealtimeSdkTest; tells on standard output, as JSON, what the SDK made of each conversation.
import OpenAI from 'openai';
import { OpenAIRealtimeWebSocket } from 'openai/realtime/websocket';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { WebSocket } from 'ws';

const site = process.env.PASSTHROUGH;
const token = process.env.TOKEN;
// Browsers have one of their own, and so has Node from 22 on.
globalThis.WebSocket ??= WebSocket;

// snippet: openai-realtime-js
const client = new OpenAI({
  baseURL: `${site}/api/v1/prompts/passthrough/demo`,
  apiKey: token,
});
const realtime = new OpenAIRealtimeWS({ model: 'demo-fast' }, client);

realtime.on('session.created', () => {
  const content = [{ type: 'input_text', text: 'Good morning' }];
  realtime.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } });
  realtime.send({ type: 'response.create' });
});
realtime.on('response.output_text.delta', (event) => process.stderr.write(event.delta));
realtime.on('response.done', () => realtime.close());
// end of snippet

// The same as a browser does it, which has no header to put a token into.
const browser = new OpenAIRealtimeWebSocket({ model: 'demo-fast' }, client);
const stranger = new OpenAIRealtimeWS({ model: 'demo-fast' }, client.withOptions({ apiKey: 'sk-not-a-token-of-ours' }));
const dying = new OpenAIRealtimeWS({ model: 'demo-cut' }, client);

function ask(connection) {
  connection.on('session.created', () => {
    const content = [{ type: 'input_text', text: 'Good morning' }];
    connection.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } });
    connection.send({ type: 'response.create' });
  });
  connection.on('response.done', () => connection.close());
}

function told(connection) {
  const result = { events: 0, text: '' };
  connection.on('event', () => result.events++);
  connection.on('response.output_text.delta', (event) => (result.text += event.delta));
  connection.on('error', (error) => (result.error = error.message));
  return new Promise((resolve) => {
    connection.socket.addEventListener('close', (event) => {
      resolve({ ...result, code: event.code, clean: event.wasClean, subprotocol: connection.socket.protocol });
    });
  });
}

ask(browser);
ask(dying);
const [server, subprotocol, refused, cut] = await Promise.all([realtime, browser, stranger, dying].map(told));
console.log(`\n${JSON.stringify({ server, subprotocol, refused, cut })}`);
