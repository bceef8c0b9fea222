// Prints the path of a Chromium to drive: CHROMIUM_PATH, else an installed one, else the one that npm brought.
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return [...onPath, ...elsewhere].find((path) => existsSync(path) && executable(path));
}

/** Unpacks aside and renames, so that two builds at once never run a half-written browser. */
async function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium is installed. Install one, or set CHROMIUM_PATH.');
  }
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const home = join(cache, 'chromium');
  const browser = join(home, 'chromium');
  if (executable(browser)) return browser;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'unpacking-'));
  process.env.TMPDIR = aside;
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  try {
    renameSync(aside, home);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!executable(browser)) throw error;
  }
  return browser;
}

try {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !executable(wanted)) throw new Error(`CHROMIUM_PATH is not an executable file: ${wanted}`);
  console.log(wanted || installed() || (await unpacked()));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
