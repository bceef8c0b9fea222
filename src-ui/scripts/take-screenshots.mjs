// Takes the pictures of the README and of docs/ from a running application in development mode:
//   ./mvnw quarkus:dev            (in another window)
//   node scripts/take-screenshots.mjs [http://localhost:8080] [../docs/images]
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [
  site = 'http://localhost:8080',
  folder = fileURLToPath(new URL('../../docs/images', import.meta.url)),
] = process.argv.slice(2);

const executablePath = execFileSync(process.execPath, [
  fileURLToPath(new URL('chromium-path.mjs', import.meta.url)),
])
  .toString()
  .trim();
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const browser = await chromium.launch({ executablePath, args: flags });

async function takeWorkbench(colorScheme) {
  const context = await browser.newContext({
    colorScheme,
    locale: 'en-US',
    viewport: { width: 1280, height: 720 },
  });
  const page = await context.newPage();
  await page.goto(`${site}/dashboard/passthrough/`);
  await page.getByRole('button', { name: 'alice' }).first().click();
  await page.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: 'Stream' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  // While it streams: a picture of what the tool is for.
  await page.getByText('You wrote').waitFor();
  await page.screenshot({ path: `${folder}/workbench-${colorScheme}.png` });
  if (colorScheme === 'light') await takeOthers(page);
  await takeOperations(page, colorScheme);
  await context.close();
}

/** Of these one theme is enough. */
async function takeOthers(page) {
  await page.locator('button[title^="Send the request"]').waitFor();
  await command(page, 'Request as code');
  await page.getByText('"messages"').last().waitFor();
  await page.screenshot({ path: `${folder}/request-as-code.png` });

  await command(page, 'Compare side by side');
  await page.getByRole('button', { name: 'Send to all' }).click();
  for (const number of [1, 2]) {
    await page
      .getByRole('region', { name: `Column ${number}` })
      .getByText('200 OK')
      .waitFor();
  }
  await page.screenshot({ path: `${folder}/compare-side-by-side.png` });
  await page.keyboard.press('Escape');

  await command(page, 'Body');
  await write(page, ANOTHER_POEM);
  await page.keyboard.press('Alt+3');
  await page.locator('[data-run]').last().press('d');
  await page.getByRole('dialog', { name: 'Compare two runs' }).getByText('"messages"').last().waitFor();
  await page.screenshot({ path: `${folder}/compare-two-runs.png` });
}

/** The template's request, a little otherwise. */
const ANOTHER_POEM = JSON.stringify(
  {
    model: 'demo-1',
    messages: [{ role: 'user', content: 'Write a short poem about the moon, in two lines.' }],
    temperature: 0.2,
    stream: true,
    stream_options: { include_usage: true },
  },
  null,
  2,
);

async function command(page, name) {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function write(page, body) {
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(body);
}

/** After a call, so that there is something to see; alice is an administrator. */
async function takeOperations(page, colorScheme) {
  await page.goto(`${site}/dashboard/passthrough/operations/`);
  await page.getByRole('button', { name: 'Test connection: Demo', exact: true }).click();
  await page.getByText('Answered with').or(page.getByText('Could not test')).first().waitFor();
  await page.screenshot({ path: `${folder}/operations-${colorScheme}.png` });
}

mkdirSync(folder, { recursive: true });
await takeWorkbench('light');
await takeWorkbench('dark');
await browser.close();
