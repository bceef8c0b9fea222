import { Dialog, type DialogProps } from '@/components/ui/dialog';

/** A panel over the page's edge for windows that have no room beside the work. */
export function Sheet(props: Pick<DialogProps, 'title' | 'closeLabel' | 'onClose' | 'children'>) {
  return <Dialog {...props} size="sheet" />;
}
