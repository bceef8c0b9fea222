import { useQuery } from '@tanstack/react-query';
import { readOperations } from '@/features/operations/operations';
import { ApiError, getJson } from '@/lib/http/http-client';

const PERIOD = 10_000;

/** Looks every ten seconds, as long as somebody looks at the page. */
export function useOperations(url: URL) {
  return useQuery({
    queryKey: ['operations', url.href],
    queryFn: async ({ signal }) => readOperations(await getJson(url, signal)),
    retry: false,
    refetchInterval: (query) => (isForbidden(query.state.error) ? false : PERIOD),
    refetchOnWindowFocus: 'always',
  });
}

export function isForbidden(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.failure.kind === 'gateway' &&
    error.failure.problem.code === 'forbidden-operations'
  );
}
