/**
 * At most one task under way and one waiting: a newer one takes the place of the one that waits, whose answer nobody
 * needs any more, and which is then null.
 */
export function latestOnly<Task, Answer>(run: (task: Task) => Promise<Answer>) {
  let isBusy = false;
  let waiting: { task: Task; resolve: (answer: Answer | null) => void } | null = null;

  const next = async (task: Task, resolve: (answer: Answer | null) => void) => {
    isBusy = true;
    resolve(await run(task).catch(() => null));
    isBusy = false;
    if (waiting === null) return;
    const { task: newest, resolve: answer } = waiting;
    waiting = null;
    void next(newest, answer);
  };

  return (task: Task): Promise<Answer | null> =>
    new Promise((resolve) => {
      if (!isBusy) return void next(task, resolve);
      waiting?.resolve(null);
      waiting = { task, resolve };
    });
}
