import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Workbench } from '@/app/workbench';
import type { PageConfig } from '@/config/page-config';
import { operationsPageUrl } from '@/config/urls';
import { ApiError } from '@/lib/http/http-client';
import { useLanguage } from '@/lib/messages/language';

const OperationsPage = lazy(() =>
  import('@/app/operations/operations-page').then((module) => ({ default: module.OperationsPage })),
);

export function App({ config }: { config: PageConfig }) {
  const [client] = useState(createQueryClient);
  // Words are looked up while drawing: another language draws everything below anew.
  useLanguage();
  return (
    <QueryClientProvider client={client}>
      {location.pathname === operationsPageUrl(config).pathname ? (
        <Suspense fallback={null}>
          <OperationsPage config={config} />
        </Suspense>
      ) : (
        <Workbench config={config} />
      )}
    </QueryClientProvider>
  );
}

/** A second try may mend the network; it mends neither a session that is over nor a gateway that refuses. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 1 && error instanceof ApiError && error.failure.kind === 'network',
        retryDelay: 800,
        // "Offline" is known to be wrong at times; a real failure says so soon enough.
        networkMode: 'always',
      },
    },
  });
}
