import { useState } from 'react';
import type { EventLink } from '@/features/response/event-link';
import type { ResponseTab } from '@/features/response/which-tab';

/** The chosen event of this exchange; another exchange begins without one. */
export function useEventLink(id: number, onTab: (tab: ResponseTab) => void): EventLink {
  const [chosen, setChosen] = useState<{ id: number; index: number | null }>({ id, index: null });
  const choose = (index: number | null) => setChosen({ id, index });
  return {
    index: chosen.id === id ? chosen.index : null,
    choose,
    showInText(index) {
      choose(index);
      onTab('text');
    },
    showInEvents(index) {
      choose(index);
      onTab('events');
    },
  };
}
