import type { Pod } from '@fairlead/protocol';
import { useCallback } from 'react';
import { useReasonText } from '../../components/useReasonText.ts';
import { useServerNow } from '../../components/useServerNow.ts';

/** The sentence about a pod's first reason; empty for a pod that has none. */
export function usePodReason(): (pod: Pod) => string {
  const nowMs = useServerNow(5_000);
  const reasonText = useReasonText(nowMs);
  return useCallback(
    (pod: Pod) => {
      const [first] = pod.reasons;
      return first === undefined ? '' : reasonText(first).fact;
    },
    [reasonText],
  );
}
