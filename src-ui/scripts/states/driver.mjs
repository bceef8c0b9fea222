/** How often a thing is drawn without anything changing until it counts as still. */
const QUIET_FRAMES = 12;
/** A running clock never is. */
const LONGEST_UNREST = 1_500;

/** Drives the page as its user does, by the names that its own catalogue of words gives things. */
export function driverOf(page, words, site) {
  const say = (key, values = {}) =>
    words[key].replaceAll(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  const driver = { page, say, site };

  driver.press = (keys) => page.keyboard.press(keys);
  driver.button = (key, values) => page.getByRole('button', { name: say(key, values), exact: true }).first();
  driver.field = (key, values) => page.getByRole('textbox', { name: say(key, values), exact: true }).first();
  driver.choice = (key, values) =>
    page.getByRole('combobox', { name: say(key, values), exact: true }).first();
  driver.tab = (list, key) =>
    page
      .getByRole('tablist', { name: say(list) })
      .getByRole('tab', { name: say(key) })
      .click();
  driver.segment = (key) =>
    page
      .getByRole('radio', { name: say(key), exact: true })
      .last()
      .check();
  driver.sees = (text) => page.getByText(text).first().waitFor({ state: 'attached' });

  driver.command = async (title) => {
    await driver.press('ControlOrMeta+k');
    const field = driver.choice('palette.field');
    await field.fill(title);
    const option = page.getByRole('option').filter({ has: page.getByText(title, { exact: true }) });
    await option.first().click();
    await field.waitFor({ state: 'detached' });
  };

  /** In the place of what stands there, and not before the editor has the keys. */
  driver.write = async (body) => {
    await driver.press('Alt+1');
    const editor = driver.field('request.body');
    await editor.and(page.locator(':focus')).waitFor();
    await driver.press('ControlOrMeta+a');
    if (body === '') return driver.press('Delete');
    await page.keyboard.insertText(body);
    await page.waitForFunction(
      ([content, text]) =>
        [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n') === text,
      [await editor.elementHandle(), body],
    );
  };

  driver.status = (word) =>
    page
      .getByRole('region', { name: say('response.title') })
      .getByText(word, { exact: true })
      .first()
      .waitFor({ state: 'attached' });

  /** Until this reply, not the one before, stands as the word says, wherever that is shown. */
  driver.send = async (body, word = '200 OK') => {
    await driver.write(body);
    const sent = page.waitForRequest('**/api/v1/prompts/passthrough/**');
    await driver.press('ControlOrMeta+Enter');
    await sent;
    await driver.status(word);
    if (![say('status.receiving'), say('status.waiting')].includes(word)) await driver.isOver();
  };

  driver.stop = () =>
    page.getByRole('button', { name: new RegExp(`^${say('request.stop')}(?!\\w)`) }).first();
  driver.isOver = () => driver.stop().waitFor({ state: 'detached' });

  /** A phone shows one of the panes at a time. */
  driver.view = async (key) => {
    await driver.press('Alt+2');
    await driver.tab('response.tabs', key);
  };

  /** In an empty tab, so that no question about the body comes up. */
  driver.provider = async (name) => {
    const tabs = page.getByRole('tablist', { name: say('tabs.label') }).getByRole('tab');
    const count = await tabs.count();
    await driver.press('Alt+n');
    await tabs.nth(count).waitFor({ state: 'attached' });
    await driver.press('Alt+1');
    const chosen = page
      .getByRole('combobox', { name: say('provider.label') })
      .getByText(name, { exact: true });
    if (await chosen.isVisible()) return;
    await driver.command(name);
    await chosen.waitFor();
    // The first of its templates comes with it.
    await driver.field('request.body').getByText('{').first().waitFor();
  };

  /** Until all that was begun is drawn: what changes by itself without end is not waited for. */
  driver.still = async () => {
    await page.getByText(say('request.loading')).first().waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    // What the pointer happens to stand on looks otherwise.
    await page.mouse.move(0, 0);
    await page.evaluate(
      ([frames, longest]) =>
        new Promise((done) => {
          const end = performance.now() + longest;
          let quiet = 0;
          const watch = new MutationObserver(() => {
            quiet = 0;
          });
          watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
          const frame = (now) => {
            quiet += 1;
            if (quiet < frames && now < end) return requestAnimationFrame(frame);
            watch.disconnect();
            done();
          };
          requestAnimationFrame(frame);
        }),
      [QUIET_FRAMES, LONGEST_UNREST],
    );
  };

  /** One may lie over another: where there is no room for it, the history is a dialog too. */
  driver.closeDialogs = async () => {
    const dialogs = page.locator('dialog[open], [role="dialog"]:popover-open');
    for (let count = await dialogs.count(); count > 0; count -= 1) {
      const top = await dialogs.nth(count - 1).elementHandle();
      await driver.press('Escape');
      await top?.waitForElementState('hidden').catch(() => {});
    }
  };
  return driver;
}
