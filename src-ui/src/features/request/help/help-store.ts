import { create } from 'zustand';
import type { Hint } from '@/lib/json-help/help-task';

interface HelpState {
  /** Which schema the help is about; null for no help. */
  schema: string | null;
  hints: readonly Hint[];
  /** The text that they are about. */
  text: string;
  /** The hint at the cursor. */
  current: Hint | null;
}

export const useHelp = create<HelpState>()(() => ({ schema: null, hints: [], text: '', current: null }));

const NONE: readonly Hint[] = [];

export function showHints(text: string, hints: readonly Hint[]): void {
  useHelp.setState({ text, hints: hints.length === 0 ? NONE : hints, current: null });
}

/** The hint in which a cursor stands. */
export function hintAt(offset: number): Hint | null {
  return useHelp.getState().hints.find(({ from, to }) => from <= offset && offset <= to) ?? null;
}
