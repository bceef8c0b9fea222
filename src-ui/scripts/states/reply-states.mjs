// What comes back: on its way, whole, broken, and each of its views.
import { chat, heard, messages, question, TOOL_QUESTION } from './requests.mjs';

const failed = (model, stream = false) => [
  model.replace('demo-', ''),
  (at) => at.send(chat(model, stream), at.say('status.failed')),
];

export const REPLY_STATES = [
  ['waiting', waiting],
  ['streaming', streaming],
  ['stopped', stop],
  ['provider-error', (at) => at.send(chat('demo-rate-limit'), '429 Too Many Requests')],
  ['named-field', (at) => at.send(chat('demo-bad-request', false, { max_tokens: 0 }), '400 Bad Request')],
  ['html', (at) => at.send(chat('demo-html'), '502 Bad Gateway')],
  failed('demo-redirect'),
  failed('demo-cut', true),
  failed('demo-error-event', true),
  ['ended-early', (at) => at.send(chat('chat-cut', true), at.say('status.endedEarly'))],
  ['gateway-error', (at) => at.send(chat('gateway-502'), '502 Bad Gateway')],
  ['network', (at) => at.send(chat('no-network'), at.say('status.failed'))],
  ['session-over', sessionOver],
  ['session-resumed', (at) => at.sees(at.say('session.resumed'))],
  ['not-text', notText],
  ['binary', (at) => at.send(chat('binary'))],
  ['nothing', (at) => at.send(chat('nothing'), '204 No Content')],
  ['large', large],
  ['sound', (at) => at.send(chat(heard.model))],
  ['reply', (at) => at.send(chat('demo-1'))],
  ['raw', (at) => at.view('response.tabRaw')],
  ['raw-path', rawPath],
  ['reply-headers', (at) => at.view('response.tabHeaders')],
  ['timing-of-json', (at) => at.view('response.tabTiming')],
  ['not-streamed', notStreamed],
  ['not-counted', (at) => at.send(chat('chat-two-choices', true))],
  ['refusal', (at) => at.send(chat('chat-refusal', true))],
  ['streamed', streamed],
  ['word', word],
  ['events', events],
  ['events-found', eventsFound],
  ['raw-events', (at) => at.view('response.tabRaw')],
  ['timing', (at) => at.view('response.tabTiming')],
  ['reasoning', reasoning],
  ['reasoning-open', reasoningOpen],
  ['tool-call', toolCall],
  ['tool-result', toolResult],
  ['image', image],
  ['sources', (at) => at.send(question('responses-web-search', 'Find it'))],
];

async function waiting(at) {
  await at.provider('Demo');
  await at.send(chat('demo-slow', true), at.say('status.waiting'));
}

async function streaming(at) {
  await stop(at);
  await at.send(chat('demo-silent', true), at.say('status.receiving'));
  await at.sees('This is');
}

async function stop(at) {
  await at.stop().click();
  await at.status(at.say('status.stopped'));
}

/** As the gateway answers a page whose session has ended, until the page asks again. */
async function sessionOver(at) {
  const over = (route) => route.fulfill({ status: 499, headers: { 'WWW-Authenticate': 'OIDC' } });
  await at.page.route('**/api/v1/session', over);
  await at.send(chat('session-over'), at.say('session.over'));
  await at.still();
  await at.page.unroute('**/api/v1/session', over);
}

async function notText(at) {
  await at.button('notice.dismiss').click();
  await at.send(chat('broken-text'));
}

async function large(at) {
  await at.send(chat('json:12'));
  await at.sees(at.say('raw.large'));
}

async function rawPath(at) {
  await at.segment('raw.formatted');
  const body = at.page.getByLabel(at.say('raw.body'), { exact: true });
  await body.getByText('"role"').click();
  await at.button('raw.copyPath').waitFor();
}

async function notStreamed(at) {
  await at.send(chat('plain-json', true));
  await at.view('response.tabText');
}

async function streamed(at) {
  await at.send(chat('demo-fast', true, { stream_options: { include_usage: true } }));
  await at.view('response.tabText');
}

async function word(at) {
  const box = await at.page
    .getByText(/Say hello to Ada/)
    .last()
    .boundingBox();
  await at.page.mouse.click(box.x + 60, box.y + 8);
  await at.button('link.clear').waitFor();
}

async function events(at) {
  await at.view('response.tabEvents');
  const list = at.page.getByRole('listbox', { name: at.say('events.list') });
  await list.getByRole('option').nth(4).click();
}

async function eventsFound(at) {
  await at.page.getByRole('searchbox', { name: at.say('events.filter') }).fill('hello');
}

async function reasoning(at) {
  await at.provider('Demo (messages)');
  await at.send(messages('messages-thinking-tools', TOOL_QUESTION));
}

async function reasoningOpen(at) {
  await at.page
    .getByRole('region', { name: at.say('response.title') })
    .locator('summary')
    .first()
    .click();
}

async function toolCall(at) {
  await at.button('text.addToolResult').scrollIntoViewIfNeeded();
}

async function toolResult(at) {
  await at.button('text.addToolResult').click();
}

async function image(at) {
  await at.provider('Demo (responses)');
  await at.send(question('responses-image', 'Draw it'));
  await at.page.locator('img[src^="blob:"]').first().waitFor();
}
