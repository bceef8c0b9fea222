import { type KeyboardEvent, useRef } from 'react';

/** Down leads from the search to the runs; Up and Down go from run to run, Home and End to the first and the last. */
export function useRowKeys(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const isInText = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.ctrlKey || event.altKey || event.metaKey || (isInText && event.key !== 'ArrowDown')) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-run]') ?? [])];
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    const at = rows.findIndex((candidate) => row?.contains(candidate));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, count - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    rows[target]?.focus();
  };
  return { list, onKeyDown };
}

/** Whoever deletes one run looks at the next. */
export function focusNeighbour(row: HTMLElement | null): void {
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  next?.querySelector<HTMLElement>('[data-run]')?.focus();
}
