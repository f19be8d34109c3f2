import { useEffect, useState } from 'react';
import { useLive } from '../api/LiveProvider.tsx';

/** The server's time in epoch milliseconds, taken again every `stepMs`: ages on screen grow by themselves. */
export function useServerNow(stepMs: number): number {
  const { store } = useLive();
  const [nowMs, setNowMs] = useState(() => store.clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(store.clock.now()), stepMs);
    return () => clearInterval(timer);
  }, [store, stepMs]);
  // A change of the data may be newer than the last tick; the caller clamps negative ages.
  return nowMs;
}
