import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useMinutesLeft } from '@/features/session/use-minutes-left';
import { t } from '@/lib/messages/translate';

/** From when on the end is worth a word, in minutes. */
const SOON = 5;

/** Says in time that nobody has used the session for long, and offers to go on. */
export function SessionEnding({
  until,
  onExtend,
}: {
  until: number | null;
  onExtend: () => Promise<unknown>;
}) {
  const minutes = useMinutesLeft(until);
  const [refusedFor, setRefusedFor] = useState<number | null>(null);
  if (minutes === null || minutes > SOON) return null;
  const isFixed = refusedFor === until;
  const extend = () => void onExtend().then(() => setRefusedFor(until));
  return (
    <Notice
      tone="info"
      label={t('session.ending')}
      title={t('session.endsIn', { count: minutes })}
      actions={isFixed ? undefined : <Button onClick={extend}>{t('session.extend')}</Button>}
    >
      {isFixed ? t('session.cannotExtend') : t('session.endingText')}
    </Notice>
  );
}
