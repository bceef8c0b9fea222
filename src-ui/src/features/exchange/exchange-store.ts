import { create } from 'zustand';
import { ExchangeRun, type RunTools } from '@/features/exchange/exchange-run';
import { readInShares } from '@/features/exchange/read-in-shares';
import { replay } from '@/features/exchange/replay';
import { sendRequest } from '@/features/exchange/send-request';
import { type CsrfSource, isOffline } from '@/lib/http/http-client';
import type { Exchange, ExchangeRequest } from '@/lib/model/exchange';
import type { RunContent } from '@/lib/model/saved-run';
import { nextFrame } from '@/lib/stream/next-frame';

/** Over HTTP/1.1 a browser opens six connections to one server: the page itself keeps one. */
export const MOST_RUNNING = 5;

export interface ExchangeState {
  /** Each request tab's latest exchange. */
  byTab: Readonly<Record<string, Exchange>>;
  /** Sends, unless the tab's request is already under way, or too many are: says which. */
  start(tab: string, request: ExchangeRequest, csrf: CsrfSource): 'started' | 'running' | 'full';
  stop(tab: string): void;
  /** Shows an earlier run, which is not sent. */
  restore(tab: string, startedAt: number, run: RunContent): Promise<void>;
  /** Gives an exchange that has ended to another tab. */
  move(from: string, to: string): void;
  /** Forgets the tab's exchange, and stops it first. */
  drop(tab: string): void;
}

const runs = new Map<string, ExchangeRun>();
let lastId = 0;

export const useExchange = create<ExchangeState>()((set, get) => {
  const show = (tab: string, exchange: Exchange) => set({ byTab: { ...get().byTab, [tab]: exchange } });
  return {
    byTab: {},
    start(tab, request, csrf) {
      if (isActive(exchangeOf(tab))) return 'running';
      if (Object.values(get().byTab).filter(isActive).length >= MOST_RUNNING) return 'full';
      const run = new ExchangeRun(
        ++lastId,
        request,
        browserTools(csrf, () => publish()),
      );
      const publish = oncePerFrame(() => {
        if (runs.get(tab) === run) show(tab, run.snapshot());
      });
      runs.set(tab, run);
      show(tab, run.snapshot());
      void run.run();
      return 'started';
    },
    stop(tab) {
      const run = runs.get(tab);
      if (run === undefined || !isActive(exchangeOf(tab))) return;
      run.stop();
      show(tab, run.snapshot());
    },
    restore: async (tab, startedAt, run) => show(tab, await replay(++lastId, startedAt, run)),
    move(from, to) {
      const exchange = exchangeOf(from);
      if (exchange?.phase === 'finished') show(to, exchange);
    },
    drop(tab) {
      get().stop(tab);
      runs.delete(tab);
      const { [tab]: _, ...byTab } = get().byTab;
      set({ byTab });
    },
  };
});

/** The tab's latest exchange as it stands now; `useExchangeOf` follows it. */
export function exchangeOf(tab: string): Exchange | null {
  return useExchange.getState().byTab[tab] ?? null;
}

export function useExchangeOf(tab: string): Exchange | null {
  return useExchange((state) => state.byTab[tab] ?? null);
}

export function isActive(exchange: Exchange | null): boolean {
  return exchange !== null && exchange.phase !== 'finished';
}

function browserTools(csrf: CsrfSource, onChange: () => void): RunTools {
  return {
    send: (request, signal) => sendRequest(request, csrf, signal),
    clock: () => performance.now(),
    today: () => Date.now(),
    isOffline,
    read: readInShares,
    onChange,
  };
}

/** A stream may bring thousands of events a second; the page is drawn once per frame. */
function oncePerFrame(task: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    nextFrame(() => {
      isWaiting = false;
      task();
    });
  };
}
