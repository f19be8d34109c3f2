import type { PodRecord, ServiceRecord } from '@fairlead/model';
import type { EndpointConditions } from '../answer.ts';
import { isPodReady } from './conditions.ts';

/** The three conditions of an endpoint, always all three (R8, R11 and R12, docs/resolution.md). */
export function endpointConditions(service: ServiceRecord, pod: PodRecord): EndpointConditions {
  const serving = isPodReady(pod);
  const terminating = pod.deletionTimestamp !== undefined;
  return { ready: service.publishNotReadyAddresses || (serving && !terminating), serving, terminating };
}
