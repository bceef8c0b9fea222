import { create } from 'zustand';
import { type Draft, EMPTY_DRAFT } from '@/features/request/draft';
import { draftWrites, isLong, writeDraft } from '@/features/request/draft-storage';
import type { EditorPort } from '@/features/request/editor-port';
import { maskForCheck } from '@/features/request/variables/placeholders';
import { inIdleMoments } from '@/lib/idle';
import type { JsonProblem } from '@/lib/json/json-problem';
import { checkJsonText } from '@/lib/json/json-tools';
import { newId } from '@/lib/new-id';

/** The request that is shown: that of the active tab. */
export interface DraftState {
  tabId: string;
  draft: Draft;
  problem: JsonProblem | null;
  /** The text in which the problem was looked for. */
  checked: string | null;
  /** How often it was looked for. */
  checks: number;
  history: { canUndo: boolean; canRedo: boolean };
  isTooLargeToKeep: boolean;
  /** Whose draft this is; nothing is kept before that is known. */
  user: string | null;
  port: EditorPort | null;
  attach(port: EditorPort | null): void;
  /** Keeps this tab's request and shows that of another one. */
  show(tabId: string, draft: Draft): void;
  /** Changes the request. A new body goes through the editor, so that Undo brings the old one back. */
  change(change: Partial<Draft>): void;
  /** Mends the problem, if the text is still the one it was found in. */
  fix(): void;
  /** The editor's text changed. Looked at a moment later, since typing must not wait for it. */
  edited(): void;
  /** Keeps the text as it is at this moment, without a wait: the page may be about to go. */
  keep(): Draft;
  /** Looks at the text now: the body to send, and what is wrong with it. */
  settle(): Promise<{ draft: Draft; problem: JsonProblem | null }>;
}

const PAUSE = 250;
let timer: ReturnType<typeof setTimeout> | undefined;
let stopWriting = () => {};

export const useDraft = create<DraftState>()((set, get) => {
  /** Takes the text over from the editor. What was still to be kept is out of date then. */
  const take = (): Draft => {
    clearTimeout(timer);
    stopWriting();
    const { port } = get();
    const draft = { ...get().draft, body: port?.text() ?? get().draft.body };
    set({ draft, ...(port ? { history: port.history() } : {}) });
    return draft;
  };
  const write = (draft: Draft): void => {
    const { user, tabId } = get();
    if (user !== null) set({ isTooLargeToKeep: !writeDraft(user, tabId, draft) });
  };
  /** A storage at a time, and only as long as the same person is there. */
  const writeSoon = (draft: Draft): void => {
    const { user, tabId } = get();
    if (user === null) return;
    let isKept = false;
    const writes = draftWrites(user, tabId, draft).map((writeOne) => () => {
      if (get().user === user) isKept = writeOne() || isKept;
      else stopWriting();
    });
    stopWriting = inIdleMoments([...writes, () => set({ isTooLargeToKeep: !isKept })]);
  };
  /** Does not hold up whoever writes on: writing a long text takes longer than a key may wait. */
  const keepSoon = (): Draft => {
    const draft = take();
    if (isLong(draft)) writeSoon(draft);
    else write(draft);
    return draft;
  };
  const look = async (draft: Draft) => {
    const { tabId } = get();
    const { body } = draft;
    const problem = await checkJsonText(draft.fillsVariables ? maskForCheck(body) : body);
    // A newer text has its own look on the way, and so has another tab.
    if (get().tabId === tabId && get().draft.body === body)
      set({ problem, checked: body, checks: get().checks + 1 });
    return { draft, problem };
  };
  return {
    tabId: newId(),
    draft: EMPTY_DRAFT,
    problem: null,
    checked: null,
    checks: 0,
    history: { canUndo: false, canRedo: false },
    isTooLargeToKeep: false,
    user: null,
    port: null,
    attach(port) {
      // The text outlives its editor.
      const draft = { ...get().draft, body: get().port?.text() ?? get().draft.body };
      set({ port, draft });
    },
    show(tabId, draft) {
      get().keep();
      set({ tabId, draft, problem: null, checked: null });
      get().port?.open(tabId, draft.body);
      void look(keepSoon());
    },
    change(change) {
      const { draft, port } = get();
      set({ draft: { ...draft, ...change } });
      if (change.body !== undefined && port !== null && port.text() !== change.body)
        port.replace(change.body);
      void look(keepSoon());
    },
    fix() {
      const { port, problem, draft } = get();
      if (problem?.fix && port?.text() === draft.body) {
        port.apply(problem.fix);
        port.focus();
      }
      void get().settle();
    },
    edited() {
      clearTimeout(timer);
      timer = setTimeout(() => void look(keepSoon()), PAUSE);
    },
    keep() {
      const draft = take();
      write(draft);
      return draft;
    },
    settle: () => look(get().keep()),
  };
});

/** The draft with the editor's text of this very moment. */
export function currentDraft(): Draft {
  const { draft, port } = useDraft.getState();
  return { ...draft, body: port?.text() ?? draft.body };
}
