import type { Exchange } from '@/lib/model/exchange';

export type ResponseTab = 'text' | 'events' | 'raw' | 'headers' | 'timing';

export interface ChosenTab {
  id: number;
  tab: ResponseTab;
}

/** A view chosen for an earlier reply is kept for the next one, unless it would be empty there. */
export function tabFor(exchange: Exchange, chosen: ChosenTab | null): ResponseTab {
  if (chosen === null) return bestTab(exchange);
  return chosen.id === exchange.id || fits(chosen.tab, exchange) ? chosen.tab : bestTab(exchange);
}

/** Text where there is text, or may be soon; otherwise the bytes themselves. */
function bestTab(exchange: Exchange): ResponseTab {
  if (exchange.assembled.parts.length > 0) return 'text';
  const isHopeful = exchange.phase !== 'finished' && exchange.request.family !== 'other';
  return isHopeful ? 'text' : 'raw';
}

function fits(tab: ResponseTab, exchange: Exchange): boolean {
  if (tab === 'text') return bestTab(exchange) === 'text';
  return tab !== 'events' || exchange.eventCount > 0 || exchange.phase !== 'finished';
}
