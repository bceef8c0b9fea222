import type { EventLink } from '@/features/response/event-link';
import { keepAt } from '@/features/response/kept-places';
import { useKept } from '@/features/response/use-kept';
import type { ResponseTab } from '@/features/response/which-tab';

/** The chosen event of this exchange; another exchange begins without one. */
export function useEventLink(id: number, onTab: (tab: ResponseTab) => void): EventLink {
  const [index, choose] = useKept<number | null>(`${id}/event`, null);
  return {
    index,
    choose,
    showInText(index) {
      choose(index);
      keepAt(`${id}/marked`, null);
      onTab('text');
    },
    showInEvents(index) {
      choose(index);
      keepAt(`${id}/selected`, null);
      onTab('events');
    },
  };
}
