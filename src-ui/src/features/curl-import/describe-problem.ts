import type { CurlProblem } from '@/features/curl-import/read-curl';
import { t } from '@/lib/messages/translate';

export function describeProblem({ code, found }: CurlProblem): string {
  switch (code) {
    case 'no-curl':
    case 'no-url':
      return t(`import.${code}`);
    default:
      return t(`import.${code}`, { found });
  }
}
