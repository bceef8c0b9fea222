import { useQuery } from '@tanstack/react-query';
import { readProviders } from '@/features/providers/read-providers';
import { getJson } from '@/lib/http/http-client';

export function useProviders(url: URL) {
  return useQuery({
    queryKey: ['providers', url.href],
    queryFn: async ({ signal }) => readProviders(await getJson(url, signal)),
    staleTime: 60_000,
  });
}
