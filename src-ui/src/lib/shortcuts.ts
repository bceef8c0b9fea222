const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export const SEND_KEYS = isApple ? '⌘ Enter' : 'Ctrl Enter';
export const UNDO_KEYS = isApple ? '⌘Z' : 'Ctrl+Z';

export function isSendShortcut(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
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
