import type { PodChip } from '@fairlead/graph-canvas';
import type { Pod, Service } from '@fairlead/protocol';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryKeys } from '../../api/queryKeys.ts';

const NO_CHIPS: readonly PodChip[] = [];

/** Pods of the selected service, from the answer that the stream sends while it is open. */
export function usePodChips(selectedId: string | undefined): readonly PodChip[] {
  const service = useQuery<Service>({ queryKey: queryKeys.service(selectedId ?? ''), queryFn: skipToken }).data;
  return useMemo(() => (service === undefined ? NO_CHIPS : chipsOf(service.pods)), [service]);
}

/** Pods without traffic first, then draining, then receiving; finished ones are no chips. */
export function chipsOf(pods: readonly Pod[]): readonly PodChip[] {
  return pods
    .filter((pod) => pod.phase !== 'Succeeded' && pod.phase !== 'Failed')
    .map((pod) => ({ id: pod.uid, text: pod.name.slice(-5), traffic: trafficOf(pod) }))
    .toSorted((a, b) => ORDER.indexOf(a.traffic) - ORDER.indexOf(b.traffic) || (a.text < b.text ? -1 : 1));
}

const ORDER: readonly PodChip['traffic'][] = ['none', 'not-listed', 'fallback', 'receives'];

function trafficOf(pod: Pod): PodChip['traffic'] {
  if (!pod.listed) return 'not-listed';
  return pod.traffic === 'local-only' ? 'receives' : pod.traffic;
}
