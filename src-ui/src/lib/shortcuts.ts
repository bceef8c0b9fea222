const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export const SEND_KEYS = isApple ? '⌘ Enter' : 'Ctrl Enter';
export const UNDO_KEYS = isApple ? '⌘Z' : 'Ctrl+Z';

export function isSendShortcut(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
}
