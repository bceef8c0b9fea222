import { useEffect } from 'react';

/** What had the focus lately, the latest last. */
const MOST = 12;
/** About half a second: some controls go only when what a key asked for is done. */
const FRAMES = 30;

/**
 * A key may take away the control that had the focus: a closed panel, an answered question, a deleted run. The browser
 * leaves it to nobody then, and who cannot see the page has lost their place. It goes back to where it last was and can
 * still be. For keys only: a finger that has closed something wants no on-screen keyboard.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let trail: HTMLElement[] = [];
    let frames = 0;
    const watch = () => {
      if (isLost(trail.at(-1))) restore(trail);
      frames -= 1;
      if (frames > 0) requestAnimationFrame(watch);
    };
    const expect = () => {
      if (frames <= 0) requestAnimationFrame(watch);
      frames = FRAMES;
    };
    const follow = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      trail = [...trail.filter((one) => one !== target && one.isConnected), target].slice(-MOST);
    };
    // A button that is pressed by a key, or by what reads the page aloud, is clicked without a pointer.
    const click = (event: MouseEvent) => event.detail === 0 && expect();
    document.addEventListener('focusin', follow);
    document.addEventListener('keydown', expect, true);
    document.addEventListener('click', click, true);
    return () => {
      frames = 0;
      document.removeEventListener('focusin', follow);
      document.removeEventListener('keydown', expect, true);
      document.removeEventListener('click', click, true);
    };
  }, []);
}

/** Nothing has the focus, and what had it last can have it no more: else a click beside everything would count. */
function isLost(last: HTMLElement | undefined): boolean {
  return document.activeElement === document.body && last !== undefined && !canTake(last);
}

/** A tab that is not chosen is no place to go back to: the focus would choose it. */
const NOT_TO_TAKE = ':disabled, [inert] *, [role="tab"][aria-selected="false"]';

function canTake(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(NOT_TO_TAKE);
}

function restore(trail: readonly HTMLElement[]): void {
  // Where a dialog is open, whatever lies outside of it takes no focus.
  const others = document.querySelectorAll<HTMLElement>(
    'dialog[open] button, [role="tab"][aria-selected="true"]',
  );
  for (const candidate of [...trail.toReversed(), ...others]) {
    if (!canTake(candidate)) continue;
    candidate.focus();
    if (document.activeElement === candidate) return;
  }
}
