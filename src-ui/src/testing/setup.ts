import { afterEach } from 'vitest';

if (typeof window !== 'undefined') {
  stubLayout();
  // A busy machine is slow, not wrong.
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 8000 });
}

afterEach(async () => {
  if (typeof document === 'undefined') return;
  const { cleanup } = await import('@testing-library/react');
  cleanup();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});

/** What a page without layout lacks: it is wide, nothing resizes, and nothing scrolls. */
function stubLayout(): void {
  window.matchMedia = (query) =>
    ({
      matches: query.includes('>='),
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => {};
  window.CSS ??= { escape: (text: string) => text } as typeof CSS;
  Element.prototype.checkVisibility = () => true;
  stubDialogs();
}

/** What jsdom lacks of a modal dialog: it opens, takes the focus, is cancelled by Escape, and gives the focus back. */
function stubDialogs(): void {
  const opener = new WeakMap<HTMLDialogElement, Element | null>();
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.currentTarget?.dispatchEvent(new Event('cancel', { cancelable: true }));
  };
  HTMLDialogElement.prototype.showModal = function () {
    opener.set(this, document.activeElement);
    this.open = true;
    this.addEventListener('keydown', cancel);
    this.querySelector<HTMLElement>('a[href], button, input, select, textarea')?.focus();
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.removeEventListener('keydown', cancel);
    const before = opener.get(this);
    if (before instanceof HTMLElement) before.focus();
  };
}
