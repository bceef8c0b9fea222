import { useEffect, useState } from 'react';

type Viewer = typeof import('@/lib/code-mirror/code-viewer').CodeViewer;

let loaded: Viewer | null = null;

/** The viewer of raw text. React's own lazy() would hold a finished reply back for 300 ms to spare it a flicker. */
export function useViewer(): Viewer | null {
  const [viewer, setViewer] = useState<Viewer | null>(() => loaded);
  useEffect(() => {
    let isMounted = true;
    void loadViewer().then((found) => {
      if (isMounted) setViewer(() => found);
    });
    return () => {
      isMounted = false;
    };
  }, []);
  return viewer;
}

let loading: Promise<Viewer | null> | null = null;

/** Called ahead of need; where it fails, the next call tries again. */
export function loadViewer(): Promise<Viewer | null> {
  loading ??= import('@/lib/code-mirror/code-viewer').then(
    (module) => {
      loaded = module.CodeViewer;
      return loaded;
    },
    () => {
      // Offline, or a newer version was deployed: the raw text can still be copied and saved.
      loading = null;
      return null;
    },
  );
  return loading;
}
