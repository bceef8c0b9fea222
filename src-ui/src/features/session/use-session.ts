import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchSession } from '@/features/session/session';
import { useSessionState } from '@/features/session/session-store';
import { useRenewal } from '@/features/session/use-renewal';
import { ApiError } from '@/lib/http/http-client';

const POLL = 2000;

/** Watches the session: once at the start, when the page is looked at again, and often while it has ended. */
export function useSession(url: URL) {
  const phase = useSessionState((state) => state.phase);
  const hasOwner = useSessionState((state) => state.owner !== null);
  const query = useQuery({
    queryKey: ['session', url.href],
    queryFn: ({ signal }) => fetchSession(url, signal),
    retry: false,
    staleTime: 20_000,
    enabled: phase !== 'signed-out',
    refetchOnWindowFocus: phase === 'over' ? 'always' : true,
    // The person is in another tab meanwhile, so it must go on in the background.
    refetchInterval: phase === 'over' ? POLL : false,
    refetchIntervalInBackground: true,
  });
  const { data, error, dataUpdatedAt, errorUpdatedAt } = query;
  useRenewal(phase === 'active' ? (data?.expiresAt ?? null) : null, query.refetch);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same data at a later time is news too
  useEffect(() => {
    const isNewest = dataUpdatedAt > errorUpdatedAt;
    if (data && isNewest) useSessionState.getState().seen(data);
  }, [data, dataUpdatedAt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (error instanceof ApiError && error.failure.kind === 'session-over')
      useSessionState.getState().ended();
  }, [error, errorUpdatedAt]);

  // Not before the owner is known to the rest of the page: it would begin the work of nobody, and then throw it away.
  return { isSettled: !query.isPending && (hasOwner || data === undefined), refresh: query.refetch };
}
