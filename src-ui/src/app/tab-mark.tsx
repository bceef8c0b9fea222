import { useExchange } from '@/features/exchange/exchange-store';
import { StatusMark } from '@/features/response/status-mark';

/** Follows the state of a tab's exchange, not its text: nothing beside the reply is drawn anew with each event of a stream. */
export function TabMark({ tab }: { tab: string }) {
  const outcome = useExchange((state) => state.byTab[tab]?.outcome);
  return outcome === undefined ? null : <StatusMark outcome={outcome} />;
}
