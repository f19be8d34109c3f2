import { useEffect } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { DELTA_TAKEN } from '../../api/LiveStore.ts';

const MARK = 'fairlead:delta-painted';
const APPLIED = 'fairlead:delta-applied';
/** Marks stay for whoever measures the page; one that is open for days must not collect them without end. */
const KEPT = 1_000;

/** The figure on screen is the one in the browser's timeline: the map marks each change once it is painted, with its age. */
export function usePaintedAges(): void {
  const { store } = useLive();
  useEffect(() => {
    if (typeof PerformanceObserver === 'undefined') return;
    const release = store.claimPaint();
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName(MARK)) {
        if (entry instanceof PerformanceMark) {
          const { ageMs } = entry.detail as { readonly ageMs: number | null };
          if (ageMs !== null) store.painted(ageMs);
        }
      }
      if (performance.getEntriesByName(MARK).length <= KEPT) return;
      for (const mark of [DELTA_TAKEN, APPLIED, MARK]) performance.clearMarks(mark);
    });
    observer.observe({ type: 'mark' });
    return () => {
      observer.disconnect();
      release();
    };
  }, [store]);
}
