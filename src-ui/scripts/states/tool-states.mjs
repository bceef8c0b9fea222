// What opens beside or over the request: code, history, details, and the dialogs.
import { chat, QUESTION } from './requests.mjs';

/** With all that is left out or not understood. */
const UNCLEAR = `curl https://api.example.test/v1/chat/completions -H 'Authorization: Bearer x' -H 'X-Team: blue' -F a=b -d '${QUESTION}'`;

export const TOOL_STATES = [
  ['code', (at) => at.command(at.say('code.view'))],
  ['code-direct', codeDirect],
  ['history', history],
  ['history-row', historyRow],
  ['history-name', historyName],
  ['history-found', historyFound],
  ['history-clear', historyClear],
  ['diff', (at) => diff(at, 'diff.request'), 'diff.title'],
  ['diff-text', (at) => diff(at, 'diff.textReply'), 'diff.title'],
  ['diff-raw', (at) => diff(at, 'diff.raw'), 'diff.title'],
  ['provider', (at) => at.press('Alt+4')],
  ['import-nothing', (at) => importCurl(at, 'curl https://api.example.test "'), 'import.title'],
  ['import', (at) => importCurl(at, UNCLEAR), 'import.title'],
  ['share', (at) => at.command(at.say('share.title')), 'share.title'],
  ['compare', (at) => compare(at, 2)],
  ['compare-four', (at) => compare(at, 4)],
  ['keys', (at) => at.command(at.say('keys.title')), 'keys.title'],
  ['commands', (at) => at.press('ControlOrMeta+k'), 'palette.title'],
  ['commands-found', commandsFound, 'palette.title'],
  ['session', session],
];

async function codeDirect(at) {
  await at.choice('code.way').click();
  await at.page.getByRole('option', { name: at.say('code.direct') }).click();
}

async function history(at) {
  await at.press('Alt+3');
  await at.page.locator('[data-run]').first().waitFor();
}

async function historyRow(at) {
  await history(at);
  await at.page.locator('[data-run]').nth(2).focus();
  await at.press('p');
  await at.page.locator('[data-pinned="true"]').waitFor();
}

async function historyName(at) {
  await history(at);
  await at.page.locator('[data-run]').nth(1).press('l');
  await at.field('history.label').fill('Before the change');
}

async function historyFound(at) {
  if (await at.field('history.label').isVisible()) await at.press('Enter');
  await history(at);
  await at.page.getByRole('searchbox', { name: at.say('history.search') }).fill('demo-fast');
}

async function historyClear(at) {
  await history(at);
  await at.page.getByRole('searchbox', { name: at.say('history.search') }).fill('');
  await at.button('history.clear').click();
}

/** Two replies that have most in common. */
async function diff(at, part) {
  if (part === 'diff.request') {
    await at.provider('Demo');
    await at.send(chat('demo-1', false, { temperature: 1 }).replace('Ada', 'Grace'));
  }
  await history(at);
  await at.page
    .locator('[data-run]')
    .filter({ has: at.page.getByText('demo-1', { exact: true }) })
    .last()
    .press('d');
  const chosen = at.page.getByRole('dialog', { name: at.say('diff.title') });
  await at.segment(part);
  await chosen.locator('.cm-changedLine, .cm-deletedChunk').first().waitFor();
}

async function importCurl(at, command) {
  const close = at.button('provider.detailsClose');
  if (await close.isVisible()) await close.click();
  await at.command(at.say('import.title'));
  await at.field('import.command').fill(command);
}

async function compare(at, columns) {
  if (columns === 2) {
    await at.provider('Demo');
    await at.write(chat('demo-1'));
  }
  await at.command(at.say('compare.title'));
  const region = (number) => at.page.getByRole('region', { name: at.say('compare.column', { number }) });
  await region(2).waitFor();
  while (!(await region(columns).isVisible())) await at.button('compare.add').click();
  await at.button('compare.send').click();
  for (let number = 1; number <= columns; number += 1) await region(number).getByText('200 OK').waitFor();
}

async function commandsFound(at) {
  await at.press('ControlOrMeta+k');
  await at.choice('palette.field').fill('xyz');
}

async function session(at) {
  await at.page.locator('button[popovertarget]').first().click();
}
