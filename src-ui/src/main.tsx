import { createRoot } from 'react-dom/client';
import '@/styles/tokens.css';
import '@/styles/base.css';
import { startPage } from '@/app/start-page';
import { ROOT_ID } from '@/config/page-config';

const root = document.getElementById(ROOT_ID);
if (root !== null) createRoot(root).render(startPage(root));
