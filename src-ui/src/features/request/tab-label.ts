import type { Draft } from '@/features/request/draft';
import { t } from '@/lib/messages/translate';

/** What a request is called: as the person says, else by its template, else simply as new. */
export function tabLabel({ name, templateTitle }: Draft): string {
  return name ?? templateTitle ?? t('tabs.untitled');
}
