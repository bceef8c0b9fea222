import type { JsonFix } from '@/lib/json/json-problem';

/** The editor as the rest of the page knows it, whatever it is made of. Its text is the only truth while it is there. */
export interface EditorPort {
  text(): string;
  /** Shows the text of another tab, with that tab's own history, selection and place. */
  open(tab: string, text: string): void;
  /** Replaces everything in one step that Undo takes back. */
  replace(text: string): void;
  /** One edit, one step; the focus stays where it is. */
  apply(fix: JsonFix): void;
  select(from: number, to: number): void;
  focus(): void;
  /** Opens the list of all hints. */
  listHints(): void;
  undo(): void;
  redo(): void;
  history(): { canUndo: boolean; canRedo: boolean };
}
