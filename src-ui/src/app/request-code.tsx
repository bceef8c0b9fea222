import { lazy } from 'react';
import { BODILESS } from '@/app/sendable';
import { targetOf } from '@/app/target';
import styles from '@/app/workbench.module.css';
import type { PageConfig } from '@/config/page-config';
import { useDraft } from '@/features/request/draft-store';
import { resolveRequest } from '@/features/request/variables/resolve-request';
import { useVariables } from '@/features/request/variables/variables-store';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

const CodeView = lazy(() =>
  import('@/features/snippets/code-view').then((module) => ({ default: module.CodeView })),
);

/** The active tab's request as a program: what Send would send now, with its variables filled in. */
export function RequestCode({ config, provider }: { config: PageConfig; provider: Provider | null }) {
  const draft = useDraft((state) => state.draft);
  const shared = useVariables((state) => state.shared);
  if (provider === null) return <p className={styles.message}>{t('code.noProvider')}</p>;
  const resolved = resolveRequest(draft, fillPath(draft.pathTemplate, provider), shared);
  const { gatewayUrl, upstreamUrl } = targetOf(config, { ...draft, pathTemplate: resolved.path }, provider);
  const { headers, body } = resolved;
  const outgoing = {
    method: draft.method,
    gatewayUrl,
    upstreamUrl,
    headers,
    body: BODILESS.has(draft.method) ? null : body,
  };
  return <CodeView outgoing={outgoing} provider={provider} nonce={config.cspNonce} />;
}
