import { create } from 'zustand';
import { ExchangeRun, type RunTools } from '@/features/exchange/exchange-run';
import { sendRequest } from '@/features/exchange/send-request';
import { type CsrfSource, isOffline } from '@/lib/http/http-client';
import type { Exchange, ExchangeRequest } from '@/lib/model/exchange';
import { nextFrame, nextTask } from '@/lib/stream/next-frame';

export interface ExchangeState {
  current: Exchange | null;
  /** Sends, unless a request is already under way: there are never two. Says whether it did. */
  start(request: ExchangeRequest, csrf: CsrfSource): boolean;
  stop(): void;
  clear(): void;
}

let activeRun: ExchangeRun | null = null;
let lastId = 0;

export const useExchange = create<ExchangeState>()((set, get) => ({
  current: null,
  start(request, csrf) {
    if (isActive(get().current)) return false;
    const run = new ExchangeRun(
      ++lastId,
      request,
      browserTools(csrf, () => publish(run)),
    );
    const publish = oncePerFrame((changed: ExchangeRun) => {
      if (changed === activeRun) set({ current: changed.snapshot() });
    });
    activeRun = run;
    set({ current: run.snapshot() });
    void run.run();
    return true;
  },
  stop() {
    if (!isActive(get().current)) return;
    activeRun?.stop();
    if (activeRun !== null) set({ current: activeRun.snapshot() });
  },
  clear() {
    if (!isActive(get().current)) set({ current: null });
  },
}));

export function isActive(exchange: Exchange | null): boolean {
  return exchange !== null && exchange.phase !== 'finished';
}

function browserTools(csrf: CsrfSource, onChange: () => void): RunTools {
  return {
    send: (request, signal) => sendRequest(request, csrf, signal),
    clock: () => performance.now(),
    today: () => Date.now(),
    isOffline,
    pause: nextTask,
    onChange,
  };
}

/** A stream may bring thousands of events a second; the page is drawn once per frame. */
function oncePerFrame(task: (run: ExchangeRun) => void): (run: ExchangeRun) => void {
  let isWaiting = false;
  return (run) => {
    if (isWaiting) return;
    isWaiting = true;
    nextFrame(() => {
      isWaiting = false;
      task(run);
    });
  };
}
