import { Component, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/components/ui/full-page.module.css';
import { t } from '@/lib/messages/translate';

/** The last net: a fault of ours costs a reload, not the draft. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className={styles.page} role="alert">
        <h1>{t('app.broken')}</h1>
        <p>{t('app.brokenText')}</p>
        <div>
          <Button look="primary" onClick={() => location.reload()}>
            {t('app.reload')}
          </Button>
        </div>
      </main>
    );
  }
}
