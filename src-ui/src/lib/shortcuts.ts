const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export const SEND_KEYS = isApple ? '⌘ Enter' : 'Ctrl+Enter';
export const RESEND_KEYS = isApple ? '⌘⇧ Enter' : 'Ctrl+Shift+Enter';
export const UNDO_KEYS = isApple ? '⌘Z' : 'Ctrl+Z';

/** Send, or send the same again. */
export function sendCommand(event: KeyboardEvent): 'send' | 'again' | null {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return null;
  return event.shiftKey ? 'again' : 'send';
}

export type TabCommand = 'new' | 'close' | 'reopen' | 'previous' | 'next' | 'move-left' | 'move-right';

/** On a Mac, Option alone writes letters such as ñ, so Control joins it; elsewhere Control with Alt is AltGr. */
const MODIFIER = isApple ? '⌃⌥' : 'Alt+';

export const TAB_KEYS: Readonly<Record<TabCommand, string>> = {
  new: `${MODIFIER}N`,
  close: `${MODIFIER}W`,
  reopen: isApple ? `${MODIFIER}⇧W` : `${MODIFIER}Shift+W`,
  previous: `${MODIFIER}PageUp`,
  next: `${MODIFIER}PageDown`,
  'move-left': isApple ? `${MODIFIER}⇧PageUp` : `${MODIFIER}Shift+PageUp`,
  'move-right': isApple ? `${MODIFIER}⇧PageDown` : `${MODIFIER}Shift+PageDown`,
};

const TAB_COMMANDS: Readonly<Record<string, TabCommand>> = {
  KeyN: 'new',
  KeyW: 'close',
  'Shift+KeyW': 'reopen',
  PageUp: 'previous',
  PageDown: 'next',
  'Shift+PageUp': 'move-left',
  'Shift+PageDown': 'move-right',
};

/** By the key's place: with Alt held, many layouts give it another letter. */
export function tabCommand(event: KeyboardEvent): TabCommand | null {
  if (!event.altKey || event.metaKey || event.ctrlKey !== isApple) return null;
  return TAB_COMMANDS[`${event.shiftKey ? 'Shift+' : ''}${event.code}`] ?? null;
}

/** Of the editor: what the field at the cursor means. */
export const EXPLAIN_KEY = 'F4';
export const LIST_KEYS = isApple ? '⌘⇧M' : 'Ctrl+Shift+M';
/** On a Mac, Control with the space bar changes the keyboard; Option with I does the same here. */
export const SUGGEST_KEYS = isApple ? '⌥I' : 'Ctrl+Space';

export const PALETTE_KEYS = isApple ? '⌘K' : 'Ctrl+K';

export function isPaletteShortcut(event: KeyboardEvent): boolean {
  const modifier = isApple ? event.metaKey : event.ctrlKey;
  return event.key.toLowerCase() === 'k' && modifier && !event.shiftKey && !event.altKey;
}

/** The key of a pane, from 1 to 4; null for any other. */
export function paneNumber(event: KeyboardEvent): number | null {
  if (!event.altKey || event.metaKey || event.shiftKey || event.ctrlKey !== isApple) return null;
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

export function paneKeys(number: number): string {
  return `${MODIFIER}${number}`;
}

/** A question mark outside of any text: there it is a letter like others. */
export function isHelpShortcut(event: KeyboardEvent): boolean {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && !/^(?:input|textarea|select)$/i.test(target.tagName);
}

const HELP = 'prompt-passthrough.help-key';

/** A shortcut of a single character must be possible to switch off (WCAG 2.2, 2.1.4). */
export function readHelpKey(): boolean {
  try {
    return localStorage.getItem(HELP) !== 'off';
  } catch {
    return true;
  }
}

export function keepHelpKey(isOn: boolean): void {
  try {
    localStorage.setItem(HELP, isOn ? 'on' : 'off');
  } catch {
    // Without storage it stays as it is.
  }
}
