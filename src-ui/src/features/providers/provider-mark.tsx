import { useState } from 'react';
import styles from '@/features/providers/provider-mark.module.css';
import type { Provider } from '@/lib/model/provider';

/** Only images of this site are shown: the page never contacts anyone else. */
export function ownImage(logo: string | null): string | null {
  if (logo === null) return null;
  if (/^data:image\//i.test(logo)) return logo;
  const url = URL.canParse(logo, document.baseURI) ? new URL(logo, document.baseURI) : null;
  return url?.origin === location.origin ? url.href : null;
}

/** The provider's logo, or its first letter. The name always stands beside it. */
export function ProviderMark({ provider, size = 'small' }: { provider: Provider; size?: 'small' | 'large' }) {
  const [isBroken, setBroken] = useState(false);
  const image = ownImage(provider.logo);
  const className = `${styles.mark} ${styles[size]}`;
  if (image !== null && !isBroken) {
    return <img className={className} src={image} alt="" onError={() => setBroken(true)} />;
  }
  return (
    <span className={className} aria-hidden="true" data-tint={provider.id % 6}>
      {[...provider.name][0]?.toUpperCase()}
    </span>
  );
}
