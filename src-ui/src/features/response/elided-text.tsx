import { type ReactNode, useMemo } from 'react';
import styles from '@/features/response/elided-text.module.css';
import { MediaView } from '@/features/response/media-view';
import { type Base64Leaf, decodedLength, findBase64 } from '@/lib/base64';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';

/** More would hold the page up; the whole stands in Raw, and copying gives it. */
const LONGEST = 200_000;

interface ElidedTextProps {
  text: string;
  label: string;
  className: string | undefined;
}

/** JSON for reading: long base64 folds away behind what it is. Copying is for the button beside it, which gives everything. */
export function ElidedText({ text, label, className }: ElidedTextProps) {
  const leaves = useMemo(() => findBase64(text), [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={className} tabIndex={0} aria-label={label}>
      {pieces(text, leaves)}
    </section>
  );
}

function pieces(text: string, leaves: readonly Base64Leaf[]): ReactNode[] {
  const shown: ReactNode[] = [];
  let at = 0;
  for (const leaf of leaves) {
    shown.push(cut(text.slice(at, leaf.from)));
    shown.push(<Leaf key={leaf.from} base64={text.slice(leaf.from, leaf.to)} mediaType={leaf.mediaType} />);
    at = leaf.to;
  }
  shown.push(cut(text.slice(at)));
  return shown;
}

function Leaf({ base64, mediaType }: { base64: string; mediaType: string | null }) {
  const data = base64.slice(base64.startsWith('data:') ? base64.indexOf(',') + 1 : 0);
  const size = formatBytes(decodedLength(data));
  const what = mediaType ?? t('media.base64');
  return (
    <details className={styles.leaf}>
      <summary>{`${what} · ${size}`}</summary>
      {mediaType === null ? cut(data) : <MediaView pieces={[data]} mediaType={mediaType} />}
    </details>
  );
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…\n${t('text.cut')}`;
}
