import styles from '@/app/command-bar.module.css';
import { switchProvider, switchTemplate } from '@/app/switching';
import { pathTemplateOf, suggestionsOf, targetOf } from '@/app/target';
import { Button } from '@/components/ui/button';
import type { PageConfig } from '@/config/page-config';
import { ProviderSelect } from '@/features/providers/provider-select';
import { useDraft } from '@/features/request/draft-store';
import { SendButton } from '@/features/request/send-button';
import { RequestLine } from '@/features/request/target/request-line';
import { TemplateSelect } from '@/features/templates/template-select';
import { useTemplates } from '@/features/templates/use-templates';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

interface CommandBarProps {
  config: PageConfig;
  providers: readonly Provider[];
  isLoading: boolean;
  provider: Provider | null;
  sending: { isSending: boolean; send: () => void; stop: () => void; resend: (() => void) | null };
  isDetailsOpen: boolean;
  onDetails: () => void;
}

export function CommandBar(props: CommandBarProps) {
  const { config, providers, isLoading, provider, sending } = props;
  const draft = useDraft((state) => state.draft);
  const templates = useTemplates(provider?.family ?? null).data ?? [];
  return (
    <div className={styles.bar}>
      <div className={styles.provider}>
        <ProviderSelect
          providers={providers}
          isLoading={isLoading}
          value={provider?.slug ?? null}
          onChange={(chosen) => void switchProvider(provider, chosen)}
        />
        <Button
          icon="info"
          iconOnly
          title={t('provider.details')}
          aria-expanded={props.isDetailsOpen}
          disabled={provider === null}
          onClick={props.onDetails}
        >
          {t('provider.details')}
        </Button>
      </div>
      <div className={styles.template}>
        <TemplateSelect
          templates={templates}
          value={draft.templateId}
          onChange={(template) => provider && void switchTemplate(template, provider)}
        />
      </div>
      <div className={styles.target}>
        <RequestLine
          key={draft.providerSlug}
          target={targetOf(config, draft, provider)}
          suggestions={provider ? suggestionsOf(provider) : []}
          onChange={({ method, path }) => {
            if (method !== undefined) useDraft.getState().change({ method });
            if (path !== undefined && provider !== null)
              useDraft.getState().change({ pathTemplate: pathTemplateOf(path, provider) });
          }}
        />
      </div>
      <div className={styles.send}>
        <SendButton
          isSending={sending.isSending}
          onSend={sending.send}
          onStop={sending.stop}
          onResend={sending.resend}
        />
      </div>
    </div>
  );
}
