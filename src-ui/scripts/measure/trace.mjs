// What the page's own thread did, in time of the processor: unlike time on the clock it is the same on a busy machine.

/** Records while `act` runs; gives the milliseconds of processor time of the longest single task. */
export async function longestTask(browser, page, act) {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const thread = (event) => `${event.pid}:${event.tid}`;
  const isPage = (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain';
  const pages = new Set(traceEvents.filter(isPage).map(thread));
  const tasks = traceEvents.filter((event) => event.ph === 'X' && pages.has(thread(event)));
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
}
