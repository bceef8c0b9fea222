import { lazy, type ReactNode, Suspense } from 'react';
import styles from '@/app/history-panel.module.css';
import { useLayout } from '@/app/layout-store';
import { restoreRun } from '@/app/restore-run';
import { Aside } from '@/components/ui/aside';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { useMediaQuery } from '@/components/ui/use-media-query';
import type { PageConfig } from '@/config/page-config';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

const HistoryList = lazy(() =>
  import('@/features/history/history-list').then((module) => ({ default: module.HistoryList })),
);

interface HistoryProps {
  config: PageConfig;
  providers: readonly Provider[];
}

/** Beside the work where there is room, over it where there is less; a phone has a pane for it instead. */
export function HistoryPanel(props: HistoryProps) {
  const { isHistoryOpen, openHistory } = useLayout();
  const hasRoom = useMediaQuery('(width >= 69rem)');
  const isPhone = useMediaQuery('(width < 45rem)');
  if (!isHistoryOpen || isPhone) return null;
  const close = () => openHistory(false);
  if (!hasRoom) {
    return (
      <Sheet title={t('history.title')} closeLabel={t('history.close')} onClose={close}>
        <History {...props} end={null} />
      </Sheet>
    );
  }
  return (
    <Aside className={styles.rail}>
      <History
        {...props}
        end={
          <Button look="quiet" icon="cross" iconOnly title={t('history.close')} onClick={close}>
            {t('history.close')}
          </Button>
        }
      />
    </Aside>
  );
}

export function History({ config, providers, end }: HistoryProps & { end?: ReactNode }) {
  const actions = {
    restore: (run: Parameters<typeof restoreRun>[2]) => void restoreRun(config, providers, run),
    diff: ({ id }: { id: string }) => useLayout.getState().change({ diffWith: id }),
  };
  return (
    <Suspense fallback={null}>
      <HistoryList actions={actions} end={end} />
    </Suspense>
  );
}
