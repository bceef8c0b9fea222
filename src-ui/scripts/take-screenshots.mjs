// Takes the pictures of the README from a running application in development mode:
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
  await takeOperations(page, colorScheme);
  await context.close();
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
