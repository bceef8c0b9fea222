// Takes a picture of every state of the page, in both themes and four widths, for looking at them:
//   ./mvnw quarkus:dev            (in another window)
//   node scripts/take-state-screenshots.mjs [--site http://localhost:8080] [--folder …] [--width 375] [--theme dark] [--language de]
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { play } from './stand-in/replies.mjs';
import { driverOf } from './states/driver.mjs';
import { STATES } from './states/page-states.mjs';
import { heard, PRICES } from './states/requests.mjs';

const { values: chosen } = parseArgs({
  options: {
    site: { type: 'string', default: 'http://localhost:8080' },
    folder: { type: 'string', default: join(tmpdir(), 'workbench-states') },
    width: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string', default: 'en' },
  },
});

/** A phone, a tablet, a laptop, and the whole of a large screen. */
const SIZES = [
  [375, 900],
  [820, 900],
  [1440, 900],
  [3840, 2160],
];
const THEMES = ['light', 'dark'];
const PASSTHROUGH = '**/api/v1/prompts/passthrough/**';

const standIn = createServer(play);
await new Promise((ready) => standIn.listen(0, '127.0.0.1', ready));

/** The page's own words in a language, by key. */
async function wordsOf(language) {
  const name = language.toUpperCase();
  const file = fileURLToPath(new URL(`../src/lib/messages/${language}.ts`, import.meta.url));
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  return module[name];
}

/** Replies that neither the demo provider nor the stand-in gives, by the model that the request asks for. */
const REPLIES = {
  [heard.model]: (route) => route.fulfill({ contentType: 'application/json', body: heard.body }),
  'session-over': (route) => route.fulfill({ status: 499 }),
  'no-network': (route) => route.abort('connectionrefused'),
  binary: (route) =>
    route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from([0, 255, 7, 1]) }),
  nothing: (route) => route.fulfill({ status: 204 }),
};

async function answer(route) {
  const model = /"model"\s*:\s*"([^"]*)"/.exec(route.request().postData() ?? '')?.[1] ?? 'demo-';
  if (model.startsWith('demo-')) return route.continue();
  const reply = REPLIES[model];
  if (reply !== undefined) return reply(route);
  return route.continue({ url: `http://127.0.0.1:${standIn.address().port}/` });
}

/** What a run costs is known where prices are set. */
async function setPrices(route) {
  const listing = await (await route.fetch()).json();
  const providers = listing.providers.map((provider) => ({ ...provider, prices: PRICES }));
  await route.fulfill({ json: { ...listing, providers } });
}

async function takeStates(browser, words, theme, [width, height]) {
  const context = await browser.newContext({
    colorScheme: theme,
    locale: chosen.language === 'de' ? 'de-DE' : 'en-US',
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.route(PASSTHROUGH, answer);
  await page.route('**/api/providers/', setPrices);
  await page.goto(`${chosen.site}/dashboard/passthrough/`);
  await page.getByRole('button', { name: 'alice' }).first().click();
  const at = driverOf(page, words, chosen.site);
  await page
    .getByRole('textbox', { name: at.say('request.body') })
    .getByText('Say hello')
    .first()
    .waitFor();
  const failed = [];
  for (const [index, [name, reach, dialog]] of STATES.entries()) {
    const file = `${String(index + 1).padStart(2, '0')}-${name}-${theme}-${width}.png`;
    // The next ones may be reached all the same.
    try {
      await reach(at);
      if (dialog !== undefined) await page.getByRole('dialog', { name: at.say(dialog) }).waitFor();
      await at.still();
    } catch (error) {
      failed.push(`${file}: ${error.message.split('\n')[0]}`);
    }
    await page.screenshot({ path: join(chosen.folder, file) });
    await at.closeDialogs();
  }
  await context.close();
  return failed;
}

mkdirSync(chosen.folder, { recursive: true });
const words = await wordsOf(chosen.language);
const chromiumPath = fileURLToPath(new URL('chromium-path.mjs', import.meta.url));
const browser = await chromium.launch({
  executablePath: execFileSync(process.execPath, [chromiumPath]).toString().trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const failures = [];
for (const theme of THEMES.filter((name) => name === (chosen.theme ?? name))) {
  for (const size of SIZES.filter(([width]) => width === Number(chosen.width ?? width))) {
    failures.push(...(await takeStates(browser, words, theme, size)));
  }
}
await browser.close();
standIn.close();
console.log([...failures, chosen.folder].join('\n'));
process.exitCode = failures.length === 0 ? 0 : 1;
