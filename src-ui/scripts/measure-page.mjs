// Measures how the page behaves in a real Chromium: how it loads, how it takes a fast stream, how it opens a large reply.
//   npm run build && node scripts/measure-page.mjs                     the built page, with a stand-in for the server
//   node scripts/measure-page.mjs --site URL --state FILE              a running application, with a signed-in browser's state
// In the second case the default provider must answer as scripts/stand-in/replies.mjs does. Prints one line for each figure and
// fails if one is beyond its bound; --bounds generous is for machines that do other work at the same time.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { countFrames, figuresOfLoad, watchLoad } from './measure/in-page.mjs';
import { startStandIn } from './stand-in/server.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string' },
    state: { type: 'string' },
    bounds: { type: 'string', default: 'strict' },
    events: { type: 'string', default: '20000' },
    megabytes: { type: 'string', default: '20' },
  },
});

/** In milliseconds, but for the layout shift: what a quiet machine must hold, and what any machine must. */
const BOUNDS = {
  'load: first paint': [1000, 10_000],
  'load: editor ready': [2000, 20_000],
  'load: longest task': [200, 2000],
  'load: layout shift': [0, 0.1],
  'stream: worst frame': [50, 1000],
  'stream: time to the end': [20_000, 120_000],
  'large: reply to gate': [1000, 10_000],
  'large: click to text': [1000, 10_000],
  'large: worst frame': [1000, 10_000],
};

const chromiumPath = fileURLToPath(new URL('chromium-path.mjs', import.meta.url));
const executablePath = execFileSync(process.execPath, [chromiumPath]).toString().trim();
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const standIn = options.site === undefined ? await startStandIn() : null;
const browser = await chromium.launch({ executablePath, args: flags });
const figures = {};

try {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    ...(options.state === undefined ? {} : { storageState: options.state }),
  });
  await context.addInitScript(watchLoad);
  const page = await context.newPage();
  // The first opening fills the caches of server and browser; a person's usual one comes after it.
  await open(page);
  await open(page);
  Object.assign(figures, await page.evaluate(figuresOfLoad));
  await measureStream(page);
  await measureLarge(page);
} finally {
  await browser.close();
  standIn?.stop();
}
process.exitCode = report();

async function open(page) {
  const started = performance.now();
  await page.goto(standIn?.url ?? options.site);
  await page.locator('.cm-content').first().waitFor();
  figures['load: editor ready'] = performance.now() - started;
  await page.getByRole('button', { name: 'Send' }).waitFor();
}

async function write(page, model) {
  const editor = page.getByRole('textbox', { name: 'Request body' });
  await editor.press('ControlOrMeta+a');
  await editor.press('Delete');
  await page.keyboard.insertText(`{"model": "${model}", "stream": true, "messages": []}`);
}

async function measureStream(page) {
  await write(page, `events:${options.events}`);
  await page.evaluate(countFrames);
  const started = performance.now();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('200 OK', { exact: true }).first().waitFor({ timeout: 120_000 });
  figures['stream: time to the end'] = performance.now() - started;
  figures['stream: worst frame'] = await page.evaluate(() => window.worstFrame());
  const shown = await page.getByRole('tab', { name: /^Events/ }).textContent();
  console.log(`      ${shown}, of which ${options.events} carried text`);
}

async function measureLarge(page) {
  await write(page, `json:${options.megabytes}`);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('tab', { name: 'Raw' }).click();
  const view = page.getByRole('button', { name: 'View', exact: true });
  await page.evaluate(countFrames);
  await view.waitFor({ timeout: 120_000 });
  await page.getByText('200 OK', { exact: true }).first().waitFor({ timeout: 120_000 });
  figures['large: reply to gate'] = await page.evaluate(() => window.worstFrame());
  await page.evaluate(countFrames);
  const started = performance.now();
  await view.click();
  await page
    .locator('[aria-label="Response body"] .cm-line, [aria-label="Response body"].cm-content .cm-line')
    .first()
    .waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  figures['large: click to text'] = performance.now() - started;
  figures['large: worst frame'] = await page.evaluate(() => window.worstFrame());
}

function report() {
  const which = options.bounds === 'generous' ? 1 : 0;
  let failures = 0;
  for (const [name, bounds] of Object.entries(BOUNDS)) {
    const value = figures[name];
    const isHeld = value !== undefined && value <= bounds[which];
    if (!isHeld) failures += 1;
    const shown = value === undefined ? 'missing' : value.toFixed(name.endsWith('shift') ? 4 : 0);
    console.log(`${isHeld ? 'ok   ' : 'OVER '} ${name.padEnd(26)} ${shown.padStart(8)} of ${bounds[which]}`);
  }
  return failures === 0 ? 0 : 1;
}
