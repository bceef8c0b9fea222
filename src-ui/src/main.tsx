import { createRoot } from 'react-dom/client';
import '@/styles/tokens.css';
import '@/styles/base.css';
import { startPage } from '@/app/start-page';
import { ROOT_ID } from '@/config/page-config';
import { readLanguage, showLanguage } from '@/lib/messages/language';

const root = document.getElementById(ROOT_ID);
if (root !== null) {
  // The words first, so that no page is drawn twice in two languages.
  void showLanguage(readLanguage()).then(() => createRoot(root).render(startPage(root)));
}
