import { useEffect, useState } from 'react';

/** This browser's time in epoch milliseconds, taken again every `stepMs`: for countdowns of its own doing. */
export function useBrowserNow(stepMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return nowMs;
}
