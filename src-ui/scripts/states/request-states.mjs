// What is written: the body with its help, the headers, the variables, the path, the tabs.
import { chat, HELLO, QUESTION } from './requests.mjs';

export const REQUEST_STATES = [
  ['not-sent', async () => {}],
  ['providers', (at) => at.choice('provider.label').click()],
  ['templates', templates],
  ['wrong-json', wrongJson],
  ['suggestions', suggestions],
  ['hint', hint],
  ['explained', explained],
  ['hints', hints],
  ['find', find],
  ['headers', headers],
  ['header-refused', headerRefused],
  ['values-missing', valuesMissing],
  ['variables', variables],
  ['path', path],
  ['method', method],
  ['file-over', fileOver],
  ['examples', examples],
  ['tab-menu', (at) => at.button('tabs.more').click()],
  ['tab-name', tabName],
  ['other-format', otherFormat],
];

async function templates(at) {
  await at.press('Escape');
  await at.choice('template.label').click();
}

async function wrongJson(at) {
  await at.press('Escape');
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
  await at.page.locator('.cm-tooltip-lint').waitFor();
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

async function find(at) {
  await at.press('Escape');
  await at.write(QUESTION);
  await at.press('ControlOrMeta+f');
  await at.page.locator('.cm-search').waitFor();
  await at.page.keyboard.type('ro');
}

async function headers(at) {
  await at.press('Escape');
  await at.write(QUESTION);
  await at.tab('request.tabs', 'request.tabHeaders');
  for (const [number, name, value] of [
    [1, 'OpenAI-Organization', 'org-research'],
    [2, 'X-Team', 'blue'],
  ]) {
    await at.choice('headersEditor.nameOf', { number }).fill(name);
    await at.field('headersEditor.valueOf', { number }).fill(value);
  }
}

async function headerRefused(at) {
  await at.choice('headersEditor.nameOf', { number: 2 }).fill('Authorization');
  await at.field('headersEditor.valueOf', { number: 2 }).fill('Bearer of nothing');
}

async function valuesMissing(at) {
  await at.button('headersEditor.remove', { number: 2 }).click();
  await at.button('headersEditor.remove', { number: 1 }).click();
  await at.write(QUESTION.replace('Ada', '{{who}} in {{city}}'));
  await at.press('ControlOrMeta+Enter');
  await at.button('variables.fill').waitFor();
}

async function variables(at) {
  await at.button('variables.fill').click();
  await at.field('variables.valueOf', { name: 'who' }).fill('Ada "the first"');
  const preview = at.page.getByRole('region', { name: at.say('variables.preview') });
  await preview.locator('.cm-line').first().waitFor();
}

async function path(at) {
  await at.write(QUESTION);
  await at.choice('request.path').fill('v1/../chat');
}

async function method(at) {
  await at.choice('request.path').fill('models');
  await at.choice('request.method').selectOption('GET');
}

async function fileOver(at) {
  await at.choice('request.method').selectOption('POST');
  await at.choice('request.path').fill('');
  await at.write(QUESTION);
  const files = await at.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'body.json'));
    return data;
  });
  await at.field('request.body').dispatchEvent('dragover', { dataTransfer: files });
  await at.sees(at.say('request.drop'));
}

async function examples(at) {
  await at.field('request.body').dispatchEvent('dragleave');
  await at.provider('Demo');
  await at.write('');
  await at.page.getByRole('heading', { name: at.say('template.galleryTitle') }).waitFor();
}

async function tabName(at) {
  await at.press('Escape');
  await at.button('tabs.more').click();
  await at.page
    .getByRole('button', { name: at.say('tabs.rename') })
    .first()
    .click();
  await at.field('tabs.name').fill('The first try');
}

async function otherFormat(at) {
  await at.press('Enter');
  await at.write(HELLO);
  await at.command('Demo (messages)');
  await at.button('switch.keep').waitFor();
}
