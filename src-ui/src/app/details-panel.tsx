import styles from '@/app/details-panel.module.css';
import { Aside } from '@/components/ui/aside';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { useMediaQuery } from '@/components/ui/use-media-query';
import { ProviderDetails } from '@/features/providers/provider-details';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

interface DetailsPanelProps {
  provider: Provider | null;
  gatewayUrl: string;
  onClose: () => void;
}

/** Beside the work where there is room, so that one can read and write at once; over it where there is none. */
export function DetailsPanel({ provider, gatewayUrl, onClose }: DetailsPanelProps) {
  const hasRoom = useMediaQuery('(width >= 69rem)');
  if (provider === null) return null;
  const details = <ProviderDetails provider={provider} gatewayUrl={gatewayUrl} />;
  if (!hasRoom) {
    return (
      <Sheet title={t('provider.details')} closeLabel={t('provider.detailsClose')} onClose={onClose}>
        {details}
      </Sheet>
    );
  }
  return (
    <Aside className={styles.panel} label={t('provider.details')}>
      <div className={styles.head}>
        <h2>{t('provider.details')}</h2>
        <Button look="quiet" icon="cross" iconOnly title={t('provider.detailsClose')} onClick={onClose}>
          {t('provider.detailsClose')}
        </Button>
      </div>
      <div className={styles.body}>{details}</div>
    </Aside>
  );
}
