import { useQuery } from '@tanstack/react-query';
import { loadTemplates } from '@/features/templates/load-templates';
import type { Family } from '@/lib/model/provider';

export function useTemplates(family: Family | null) {
  return useQuery({
    queryKey: ['templates', family],
    queryFn: () => loadTemplates(family ?? 'other'),
    enabled: family !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
