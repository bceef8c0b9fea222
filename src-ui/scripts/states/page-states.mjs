// Every state of the workbench, each led on to from the one before: a name, how it is reached, and the dialog that opens.
import { chat, messages, QUESTION, TOOL_QUESTION } from './requests.mjs';

export const STATES = [
  ['not-sent', async () => {}],
  ['wrong-json', wrongJson],
  ['suggestions', suggestions],
  ['hint', hint],
  ['explained', explained],
  ['hints', hints],
  ['headers', headers],
  ['variables', variables],
  ['path', path],
  ['waiting', waiting],
  ['streaming', streaming],
  ['stopped', stop],
  ['provider-error', (at) => at.send(chat('demo-rate-limit'), '429 Too Many Requests')],
  ['named-field', (at) => at.send(chat('demo-bad-request', false, { max_tokens: 0 }), '400 Bad Request')],
  ['html', (at) => at.send(chat('demo-html'), '502 Bad Gateway')],
  ['broken-off', (at) => at.send(chat('demo-cut', true), at.say('status.failed'))],
  ['error-event', (at) => at.send(chat('demo-error-event', true), at.say('status.failed'))],
  ['ended-early', (at) => at.send(chat('chat-cut', true), at.say('status.endedEarly'))],
  ['gateway-error', (at) => at.send(chat('gateway-502'), '502 Bad Gateway')],
  ['session-over', sessionOver],
  ['binary', (at) => at.send(chat('broken-text'), '200 OK')],
  ['large', (at) => at.send(chat('json:12'), at.say('raw.large'))],
  ['sound', sound],
  ['reply', (at) => at.send(chat('demo-1'))],
  ['raw', (at) => at.view('response.tabRaw')],
  ['reply-headers', (at) => at.view('response.tabHeaders')],
  ['timing-of-json', (at) => at.view('response.tabTiming')],
  ['streamed', streamed],
  ['word', word],
  ['events', events],
  ['timing', (at) => at.view('response.tabTiming')],
  ['other-family', (at) => at.command('Demo (messages)')],
  ['reasoning', reasoning],
  ['tool-call', toolCall],
  ['tool-result', toolResult],
  ['image', image],
  ['sources', sources],
  ['code', (at) => at.command(at.say('code.view'))],
  ['history', history],
  ['history-row', historyRow],
  ['diff', diff, 'diff.title'],
  ['provider', (at) => at.press('Alt+4')],
  ['import', importCurl, 'import.title'],
  ['share', (at) => at.command(at.say('share.title')), 'share.title'],
  ['compare', (at) => compare(at, 2)],
  ['compare-four', (at) => compare(at, 4)],
  ['keys', (at) => at.command(at.say('keys.title')), 'keys.title'],
  ['commands', (at) => at.press('ControlOrMeta+k'), 'palette.title'],
  ['session', session],
  ['shared-link', sharedLink],
  ['session-ending', sessionEnding],
  ['no-provider', noProvider],
  ['providers-failed', providersFailed],
  ['operations', operations],
  ['operations-tested', operationsTested],
  ['operations-refused', operationsRefused],
  ['error-page', errorPage],
];

async function wrongJson(at) {
  await at.write('{"model": }');
  await at
    .button('json.show', { line: 1 })
    .or(at.page.getByRole('button', { name: /^\S+ 1/ }))
    .first()
    .waitFor();
}

async function suggestions(at) {
  await at.write('{\n  "model": "demo-1",\n  \n}');
  await at.press('ControlOrMeta+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'End']) await at.press(key);
  await at.press('Control+Space');
  await at.page.locator('.cm-completionInfo').waitFor();
}

async function hint(at) {
  await at.press('Escape');
  await at.write(chat('demo-1', false, { temperatur: 1, max_tokens: -5 }));
  await at.page.locator('.cm-lintRange-hint').first().waitFor();
  await at.press('F8');
}

async function explained(at) {
  await at.write(chat('demo-1', false, { temperature: 1 }));
  for (const key of ['ArrowUp', 'Home', 'ArrowRight', 'ArrowRight']) await at.press(key);
  await at.press('F4');
  await at.page.locator('.cm-help').waitFor();
}

async function hints(at) {
  await hint(at);
  await at.press('ControlOrMeta+Shift+M');
  await at.page.locator('.cm-panel-lint').waitFor();
}

async function headers(at) {
  await at.press('Escape');
  await at.write(chat('demo-1'));
  await at.tab('request.tabs', 'request.tabHeaders');
  await at.page
    .getByRole('combobox', { name: at.say('headersEditor.nameOf', { number: 1 }) })
    .fill('Authorization');
  await at.page.getByRole('textbox', { name: at.say('headersEditor.valueOf', { number: 1 }) }).fill('Bearer');
}

async function variables(at) {
  await at.page.getByRole('combobox', { name: at.say('headersEditor.nameOf', { number: 1 }) }).fill('X-Team');
  await at.write(QUESTION.replace('Ada', '{{who}} in {{city}}'));
  await at.tab('request.tabs', 'request.tabVariables');
  await at.page
    .getByRole('textbox', { name: at.say('variables.valueOf', { name: 'who' }) })
    .fill('Ada "the first"');
  const preview = at.page.getByRole('region', { name: at.say('variables.preview') });
  await preview.locator('.cm-line').first().waitFor();
}

async function path(at) {
  await at.write(chat('demo-1'));
  await at.page.getByRole('combobox', { name: at.say('request.path') }).fill('v1/../chat');
}

async function waiting(at) {
  await at.page.getByRole('combobox', { name: at.say('request.path') }).fill('');
  await at.send(chat('demo-slow', true), at.say('status.waiting'));
}

async function streaming(at) {
  await stop(at);
  await at.send(chat('demo-silent', true), at.say('status.receiving'));
}

async function stop(at) {
  await at.press('ControlOrMeta+Enter');
  await at.sees(at.say('outcome.stoppedText'));
}

/** As the gateway answers a page whose session has ended. */
async function sessionOver(at) {
  const over = (route) => route.fulfill({ status: 499, headers: { 'WWW-Authenticate': 'OIDC' } });
  await at.page.route('**/api/v1/session', over);
  await at.send(chat('session-over'), at.say('outcome.sessionOver'));
  await at.page.unroute('**/api/v1/session');
}

async function sound(at) {
  await at.sees(at.say('session.resumed'));
  await at.button('notice.dismiss').click();
  await at.send(chat('with-sound'));
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
}

async function events(at) {
  await at.view('response.tabEvents');
  const list = at.page.getByRole('listbox', { name: at.say('events.list') });
  await list.getByRole('option').nth(4).click();
}

async function reasoning(at) {
  await at.provider('Demo (messages)');
  await at.send(messages('messages-thinking-tools', TOOL_QUESTION));
}

async function toolCall(at) {
  const add = at.button('text.addToolResult');
  await add.scrollIntoViewIfNeeded();
}

async function toolResult(at) {
  await at.button('text.addToolResult').click();
}

async function image(at) {
  await at.provider('Demo (responses)');
  await at.send(JSON.stringify({ model: 'responses-image', input: 'Draw it', stream: true }, null, 2));
  await at.page.locator('img[src^="blob:"]').first().waitFor();
}

async function sources(at) {
  await at.send(JSON.stringify({ model: 'responses-web-search', input: 'Find it', stream: true }, null, 2));
}

async function history(at) {
  await at.press('Alt+3');
  await at.page.locator('[data-run]').first().waitFor();
}

async function historyRow(at) {
  await history(at);
  await at.page.locator('[data-run]').nth(2).focus();
  await at.press('p');
}

async function diff(at) {
  await history(at);
  await at.page.locator('[data-run]').last().press('d');
}

async function importCurl(at) {
  const close = at.button('provider.detailsClose');
  if (await close.isVisible()) await close.click();
  await at.command(at.say('import.title'));
  await at.page.getByRole('textbox', { name: at.say('import.command') }).waitFor();
  await at.page.keyboard.insertText(
    `curl https://api.example.test/v1/chat/completions -H 'Authorization: Bearer x' -F a=b -d '${QUESTION}'`,
  );
}

async function compare(at, columns) {
  if (columns === 2) await at.provider('Demo');
  await at.write(chat('demo-1'));
  await at.command(at.say('compare.title'));
  const region = (number) => at.page.getByRole('region', { name: at.say('compare.column', { number }) });
  await region(2).waitFor();
  while (!(await region(columns).isVisible())) await at.button('compare.add').click();
  await at.button('compare.send').click();
  for (let number = 1; number <= columns; number += 1) await region(number).getByText('200 OK').waitFor();
}

async function session(at) {
  await at.page.locator('button[popovertarget]').first().click();
}

async function sharedLink(at) {
  await at.command(at.say('share.title'));
  const link = await at.page.getByRole('textbox', { name: at.say('share.address') }).inputValue();
  await at.page.goto('about:blank');
  await at.page.goto(link);
  await at.page.getByRole('dialog', { name: at.say('share.openTitle') }).waitFor();
}

async function visit(at, address = '') {
  await at.page.goto(`${at.site}/dashboard/passthrough/${address}`);
}

async function sessionEnding(at) {
  await at.page.route('**/api/v1/session', async (route) => {
    const seen = await (await route.fetch()).json();
    await route.fulfill({ json: { ...seen, expiresAt: new Date(Date.now() + 170_000).toISOString() } });
  });
  await visit(at);
  await at.button('session.extend').waitFor();
  await at.page.unroute('**/api/v1/session');
}

async function noProvider(at) {
  await at.page.route('**/api/providers/', (route) => route.fulfill({ json: { providers: [] } }));
  await visit(at);
  await at.sees(at.say('provider.none'));
}

async function providersFailed(at) {
  await at.page.unroute('**/api/providers/');
  await at.page.route('**/api/providers/', (route) => route.fulfill({ status: 503 }));
  await visit(at);
  await at.button('provider.retry').waitFor();
  await at.page.unroute('**/api/providers/');
}

async function operations(at) {
  await visit(at, 'operations/');
  await at.page
    .getByRole('button', { name: at.say('ops.test') })
    .first()
    .waitFor();
}

async function operationsTested(at) {
  await at.page
    .getByRole('button', { name: at.say('ops.test') })
    .first()
    .click();
  await at.sees(at.say('ops.testAnswered').replace(/\{.*/, ''));
}

async function operationsRefused(at) {
  await at.page.route('**/api/v1/operations', (route) =>
    route.fulfill({ status: 403, headers: { 'Passthrough-Error': 'forbidden-operations' } }),
  );
  await visit(at, 'operations/');
  await at.sees(at.say('ops.forbidden'));
}

async function errorPage(at) {
  await visit(at, '?provider=nobody');
}
