/** Drives the page as its user does, by the names that its own catalogue of words gives things. */
export function driverOf(page, words, site) {
  const say = (key, values = {}) =>
    words[key].replaceAll(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  const driver = { page, say, site };

  driver.press = (keys) => page.keyboard.press(keys);
  driver.button = (key, values) => page.getByRole('button', { name: say(key, values), exact: true }).first();
  driver.tab = (list, key) =>
    page
      .getByRole('tablist', { name: say(list) })
      .getByRole('tab', { name: say(key) })
      .click();
  driver.sees = (text) => page.getByText(text).first().waitFor({ state: 'attached' });

  driver.command = async (title) => {
    await driver.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: say('palette.field') }).waitFor();
    await page.keyboard.type(title);
    await driver.press('Enter');
  };

  driver.write = async (body) => {
    await driver.press('Alt+1');
    await driver.press('ControlOrMeta+a');
    await driver.press('Delete');
    await page.keyboard.insertText(body);
  };

  /** Until the status line says so, wherever it stands. */
  driver.send = async (body, status = '200 OK') => {
    await driver.write(body);
    await driver.press('ControlOrMeta+Enter');
    await driver.sees(status);
    const isOver = ![say('status.receiving'), say('status.waiting')].includes(status);
    if (isOver)
      await page
        .getByRole('button', { name: new RegExp(`^${say('request.stop')}(?!\\w)`) })
        .first()
        .waitFor({ state: 'detached' });
  };

  /** A phone shows one of the panes at a time. */
  driver.view = async (key) => {
    await driver.press('Alt+2');
    await driver.tab('response.tabs', key);
  };

  /** In an empty tab, so that no question about the body comes up. */
  driver.provider = async (name) => {
    await driver.press('Alt+n');
    await driver.command(name);
    // It stays open where that one is chosen already.
    await driver.drawn();
    await driver.closeDialogs();
  };

  driver.drawn = async () => {
    await page.getByText(say('request.loading')).waitFor({ state: 'detached' });
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };

  /** One may lie over another: where there is no room for it, the history is a dialog too. */
  driver.closeDialogs = async () => {
    const dialogs = page.locator('dialog[open], [role="dialog"]:popover-open');
    for (let count = await dialogs.count(); count > 0; count -= 1) {
      await driver.press('Escape');
      await dialogs
        .nth(count - 1)
        .waitFor({ state: 'detached' })
        .catch(() => {});
      // The one below has the keys from the next frame on.
      await driver.drawn();
    }
  };
  return driver;
}
