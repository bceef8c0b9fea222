// Takes a picture of every state of the page, in both themes and four widths, for looking at them:
//   ./mvnw quarkus:dev            (in another window)
//   node scripts/take-state-screenshots.mjs [http://localhost:8080] [folder] [width]
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [site = 'http://localhost:8080', folder = join(tmpdir(), 'workbench-states'), only = ''] =
  process.argv.slice(2);
const chromiumPath = fileURLToPath(new URL('chromium-path.mjs', import.meta.url));
const browser = await chromium.launch({
  executablePath: execFileSync(process.execPath, [chromiumPath]).toString().trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

/** A phone, a tablet, a laptop, and the whole of a large screen. */
const SIZES = [
  [375, 900],
  [820, 900],
  [1440, 900],
  [3840, 2160],
];

const chat = (model, stream = false) =>
  JSON.stringify({ model, stream, messages: [{ role: 'user', content: 'Say hello to Ada' }] }, null, 2);

/** Each leads on from the one before; with the name of the dialog that opens, which Escape then ends. */
const STATES = [
  ['not-sent', async () => {}],
  ['wrong-json', (page) => wrongJson(page)],
  ['streaming', (page) => send(page, chat('demo-silent', true), 'Receiving')],
  ['stopped', (page) => page.getByRole('button', { name: 'Stop' }).click()],
  ['error', (page) => send(page, chat('demo-rate-limit'), '429 Too Many Requests')],
  ['reply', (page) => send(page, chat('demo-1'), '200 OK')],
  ['code', (page) => command(page, 'Request as code')],
  ['history', (page) => openHistory(page)],
  ['diff', (page) => page.locator('[data-run]').last().press('d'), 'Compare two runs'],
  ['import', (page) => importCurl(page), 'Import cURL'],
  ['share', (page) => command(page, 'Share and export'), 'Share and export'],
  ['compare', (page) => compare(page), 'Compare side by side'],
  ['keys', (page) => command(page, 'Keys'), 'Keys'],
  ['commands', (page) => page.keyboard.press('ControlOrMeta+k'), 'Commands'],
  ['german', (page) => command(page, 'Deutsch')],
];

async function write(page, body) {
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(body);
}

async function wrongJson(page) {
  await write(page, '{"model": }');
  await page.getByRole('button', { name: /^Line 1/ }).waitFor();
}

async function send(page, body, status) {
  await write(page, body);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText(status, { exact: true }).first().waitFor({ state: 'attached' });
}

async function command(page, name) {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function openHistory(page) {
  await page.keyboard.press('Alt+3');
  await page.locator('[data-run]').first().waitFor();
}

async function importCurl(page) {
  await command(page, 'Import cURL');
  await page.getByRole('textbox', { name: /cURL command/ }).waitFor();
  await page.keyboard.insertText(
    `curl https://api.example.test/v1/chat/completions -H 'Authorization: Bearer x' -F a=b -d '${chat('m')}'`,
  );
}

async function compare(page) {
  await command(page, 'Compare side by side');
  await page.getByRole('button', { name: 'Send to all' }).click();
  await page.getByRole('region', { name: 'Column 2' }).getByText('200 OK').waitFor();
}

/** One may lie over another: where there is no room for it, the history is a dialog too. */
async function closeDialogs(page) {
  const dialogs = page.getByRole('dialog');
  for (let count = await dialogs.count(); count > 0; count -= 1) {
    await page.keyboard.press('Escape');
    await dialogs.nth(count - 1).waitFor({ state: 'detached' });
    // The one below has the keys from the next frame on.
    await drawn(page);
  }
}

/** Two frames after what is fetched has come, by which what was asked for has been drawn. */
const drawn = async (page) => {
  await page.getByText('Loading the editor').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

async function takeStates(colorScheme, [width, height]) {
  const viewport = { width, height };
  const context = await browser.newContext({
    colorScheme,
    locale: 'en-US',
    viewport,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${site}/dashboard/passthrough/`);
  await page.getByRole('button', { name: 'alice' }).first().click();
  await page.getByRole('textbox', { name: 'Request body' }).getByText('Say hello').first().waitFor();
  for (const [name, reach, dialog = null] of STATES) {
    await reach(page);
    // What it shows may have to be fetched first.
    if (dialog !== null) await page.getByRole('dialog', { name: dialog }).waitFor();
    await page.waitForLoadState('networkidle');
    await drawn(page);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
    if (dialog !== null) await closeDialogs(page);
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
for (const colorScheme of ['light', 'dark']) {
  for (const size of SIZES) {
    if (only === '' || size[0] === Number(only)) await takeStates(colorScheme, size);
  }
}
console.log(folder);
await browser.close();
