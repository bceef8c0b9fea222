import { create } from 'zustand';
import { type Draft, EMPTY_DRAFT } from '@/features/request/draft';
import { readDraft, removeDrafts, writeDraft } from '@/features/request/draft-storage';
import type { EditorPort } from '@/features/request/editor-port';
import type { JsonProblem } from '@/lib/json/json-problem';
import { checkJsonText } from '@/lib/json/json-tools';

export interface DraftState {
  draft: Draft;
  problem: JsonProblem | null;
  history: { canUndo: boolean; canRedo: boolean };
  isTooLargeToKeep: boolean;
  /** Whose draft this is; nothing is kept before that is known. */
  user: string | null;
  port: EditorPort | null;
  attach(port: EditorPort | null): void;
  /** Takes up the user's kept draft; says whether there was one. */
  restore(user: string): boolean;
  /** Changes the request. A new body goes through the editor, so that Undo brings the old one back. */
  change(change: Partial<Draft>): void;
  /** Mends the problem, if the text is still the one it was found in. */
  fix(): void;
  /** The editor's text changed. Looked at a moment later, since typing must not wait for it. */
  edited(): void;
  /** Keeps the text as it is at this moment, without a wait: the page may be about to go. */
  keep(): Draft;
  /** Removes all that is kept, and keeps nothing more: the user signs out. */
  forget(): void;
  /** Looks at the text now: the body to send, and what is wrong with it. */
  settle(): Promise<{ draft: Draft; problem: JsonProblem | null }>;
}

const PAUSE = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

export const useDraft = create<DraftState>()((set, get) => ({
  draft: EMPTY_DRAFT,
  problem: null,
  history: { canUndo: false, canRedo: false },
  isTooLargeToKeep: false,
  user: null,
  port: null,
  attach(port) {
    // The text outlives its editor.
    const draft = { ...get().draft, body: get().port?.text() ?? get().draft.body };
    set({ port, draft });
  },
  restore(user) {
    const kept = readDraft(user);
    set({ user });
    if (kept !== null) get().change(kept);
    return kept !== null;
  },
  change(change) {
    const { draft, port } = get();
    set({ draft: { ...draft, ...change } });
    if (change.body !== undefined && port !== null && port.text() !== change.body) port.replace(change.body);
    void get().settle();
  },
  fix() {
    const { port, problem, draft } = get();
    if (problem?.fix && port?.text() === draft.body) port.apply(problem.fix);
    void get().settle();
  },
  edited() {
    clearTimeout(timer);
    timer = setTimeout(() => void get().settle(), PAUSE);
  },
  keep() {
    clearTimeout(timer);
    const { port, user } = get();
    const body = port?.text() ?? get().draft.body;
    const draft = { ...get().draft, body };
    set({ draft, ...(port ? { history: port.history() } : {}) });
    if (user !== null) set({ isTooLargeToKeep: !writeDraft(user, draft) });
    return draft;
  },
  forget() {
    clearTimeout(timer);
    set({ user: null });
    removeDrafts();
  },
  async settle() {
    const draft = get().keep();
    const { body } = draft;
    const problem = await checkJsonText(body);
    // A newer text has its own look on the way.
    if (get().draft.body === body) set({ problem });
    return { draft, problem };
  },
}));
