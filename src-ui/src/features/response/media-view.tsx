import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/response/media-view.module.css';
import { useObjectUrl } from '@/features/response/use-object-url';
import { decodeBase64, decodedLength } from '@/lib/base64';
import { saveFile } from '@/lib/files';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import { mediaBlob } from '@/lib/playable-media';

interface MediaViewProps {
  pieces: readonly string[];
  mediaType: string | null;
}

/** An image or a sound of the reply, decoded only when it comes into sight. Other data can be saved. */
export function MediaView({ pieces, mediaType }: MediaViewProps) {
  const frame = useRef<HTMLElement>(null);
  const isInSight = useInSight(frame);
  const blob = useMemo(
    () => (isInSight ? mediaBlob(pieces, mediaType) : null),
    [isInSight, pieces, mediaType],
  );
  const url = useObjectUrl(blob);
  const [isBroken, setBroken] = useState(false);
  const type = blob?.type ?? mediaType ?? t('media.unknown');
  const size = formatBytes(pieces.reduce((total, piece) => total + decodedLength(piece), 0));
  return (
    <figure className={styles.media} ref={frame}>
      {url !== null && !isBroken && blob?.type.startsWith('image/') && (
        <img
          className={styles.image}
          src={url}
          alt={t('media.image', { type })}
          onError={() => setBroken(true)}
        />
      )}
      {url !== null && !isBroken && blob?.type.startsWith('audio/') && (
        // biome-ignore lint/a11y/useMediaCaption: what the model said comes as text where the provider sends it
        <audio
          className={styles.audio}
          controls
          src={url}
          aria-label={t('media.audio', { type })}
          onError={() => setBroken(true)}
        />
      )}
      <figcaption className={styles.caption}>
        <span>{`${type} · ${size}`}</span>
        {isBroken && <span>{t('media.broken')}</span>}
        <Button look="quiet" icon="save" onClick={() => save(pieces, type)}>
          {t('media.save')}
        </Button>
      </figcaption>
    </figure>
  );
}

function useInSight(frame: React.RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (frame.current === null || isInSight) return;
    if (typeof IntersectionObserver === 'undefined') return setInSight(true);
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setInSight(true),
      { rootMargin: '200px' },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame, isInSight]);
  return isInSight;
}

function save(pieces: readonly string[], type: string): void {
  const extension = /^(?:image|audio|application)\/([a-z0-9]+)$/.exec(type)?.[1] ?? 'bin';
  saveFile(`reply.${extension === 'mpeg' ? 'mp3' : extension}`, 'application/octet-stream', [
    decodeBase64(pieces),
  ]);
}
