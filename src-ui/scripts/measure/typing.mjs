// How long the page takes from a key to the frame that shows it, in a long body.

/** Pauses of a person's typing, in milliseconds. Some end just when the page does what it puts off until a pause. */
const PAUSES = [90, 120, 90, 265, 100, 275, 90, 310, 110, 400];

/** Runs in the page: from now on `keyTimes()` gives a time for each key that was pressed. */
function watchKeys() {
  const times = [];
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  // A message that is sent within a frame is read after its paint.
  port1.onmessage = () => times.push(performance.now() - waiting.shift());
  const press = (event) => {
    requestAnimationFrame(() => {
      waiting.push(event.timeStamp);
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', press, true);
  window.keyTimes = () => {
    removeEventListener('keydown', press, true);
    return times;
  };
}

/** A chat of about so many characters, laid out over many lines. */
export function chatOf(length) {
  const content = 'The quick brown fox jumps over the lazy dog, \\"once\\" and again. '.repeat(4);
  const turn = `{\n      "role": "user",\n      "content": "${content}"\n    }`;
  const turns = Array.from({ length: Math.floor(length / turn.length) }, () => turn);
  return `{\n  "model": "m",\n  "stream": true,\n  "messages": [\n    ${turns.join(',\n    ')}\n  ]\n}`;
}

/** The same in one endless line, as programs write it. */
export function chatInOneLine(length) {
  return chatOf(length).replaceAll(/\n */g, '');
}

/** Opens a body and stands in the middle of it. */
export async function openLongBody(page, body) {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open file' }).click();
  const buffer = Buffer.from(body);
  await (await chosen).setFiles({ name: 'long.json', mimeType: 'application/json', buffer });
  await page.getByRole('status').getByText('Valid JSON').waitFor();
  await page.evaluate(() => {
    const scroller = document.querySelector('.cm-scroller');
    scroller.scrollTop = scroller.scrollHeight / 2;
  });
  // Of many lines one that holds a text; of one alone what is in its middle is most likely one.
  const texts = page.locator('.cm-line', { hasText: 'content' });
  await ((await texts.count()) > 3 ? texts.nth(3) : page.locator('.cm-scroller').first()).click();
}

/** Milliseconds from each key to the frame that shows it, the shortest first. */
export async function timesOfKeys(page, count) {
  await page.evaluate(watchKeys);
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(PAUSES[index % PAUSES.length]);
  }
  const times = await page.evaluate(() => window.keyTimes());
  return times.sort((one, other) => one - other);
}
