import { EN, type Messages } from '@/lib/messages/en';

export const DE: Messages = { ...EN };
