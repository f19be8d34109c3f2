import { useEffect } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';

/** The figure on screen is the one in the browser's timeline: the map marks each change once it is painted, with its age. */
export function usePaintedAges(): void {
  const { store } = useLive();
  useEffect(() => {
    if (typeof PerformanceObserver === 'undefined') return;
    const release = store.claimPaint();
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('fairlead:delta-painted')) {
        if (entry instanceof PerformanceMark) {
          const { ageMs } = entry.detail as { readonly ageMs: number | null };
          if (ageMs !== null) store.painted(ageMs);
        }
      }
      // They are read; a page that stays open for days must not collect them.
      performance.clearMarks('fairlead:delta-painted');
    });
    observer.observe({ type: 'mark' });
    return () => {
      observer.disconnect();
      release();
    };
  }, [store]);
}
