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
}
