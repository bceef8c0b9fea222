import { StrictMode } from 'react';
import { App } from '@/app/app';
import { ConfigError } from '@/app/config-error';
import { ErrorBoundary } from '@/app/error-boundary';
import { restoreTheme } from '@/app/theme';
import { readPageConfig } from '@/config/page-config';

/** What to show: the workbench, or what the server forgot to say. Never a blank page. */
export function startPage(root: Element) {
  restoreTheme();
  const result = readPageConfig(root);
  if (!result.ok) return <ConfigError missing={result.missing} invalid={result.invalid} />;
  return (
    <StrictMode>
      <ErrorBoundary>
        <App config={result.config} />
      </ErrorBoundary>
    </StrictMode>
  );
}
