import type { Explanation, HelpSchema, HelpTask, Hint, Suggestions } from '@/lib/json-help/help-task';
import workerUrl from '@/lib/json-help/json-help-worker?worker&url';
import { latestOnly } from '@/lib/latest';
import { createWorkerTasks } from '@/lib/worker-tasks';

/** Above this many characters the help would come too late to be one. */
const LARGEST = 8_000_000;

const inWorker = createWorkerTasks<HelpTask>(workerUrl, 'json-help');
let use: (HelpTask & { kind: 'use' }) | null = null;
let isKnown = false;

/** From now on, help is about this schema, in these words; none where it is null. */
export function setHelpSchema(schema: HelpSchema | null, words: Readonly<Record<string, string>>): void {
  use = schema && { kind: 'use', schema, words };
  isKnown = false;
}

type Question = Exclude<HelpTask, { kind: 'use' }>;

/** Null where there is no help: no schema, no worker, a newer question, or an enormous text. */
async function ask<Answer>(task: Question): Promise<Answer | null> {
  if (use === null || task.text.length > LARGEST) return null;
  try {
    if (!isKnown) await inWorker(use);
    isKnown = true;
    return (await inWorker(task)) as Answer | null;
  } catch {
    // The next worker starts without a schema.
    isKnown = false;
    return null;
  }
}

export const hintsFor = latestOnly((about: Omit<Question & { kind: 'hints' }, 'kind'>) =>
  ask<Hint[]>({ kind: 'hints', ...about }),
);

/** The text is copied only when its turn has come: of those asked for at every key, most never do. */
interface Place {
  text: () => string;
  offset: number;
}

export const suggestionsAt = latestOnly(({ text, offset }: Place) =>
  ask<Suggestions>({ kind: 'suggest', text: text(), offset }),
);

export const explanationAt = latestOnly(({ text, offset }: Place) =>
  ask<Explanation>({ kind: 'explain', text: text(), offset }),
);
