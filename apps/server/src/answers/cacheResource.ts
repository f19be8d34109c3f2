import type { ResourceStatisticsInfo } from '@fairlead/informer';
import type { CacheResource } from '@fairlead/protocol';
import { resourceError } from './statusAnswer.ts';
import { isoMs } from './times.ts';

/** What one resource holds and costs. */
export function cacheResource(info: ResourceStatisticsInfo): CacheResource {
  const { history } = info;
  return {
    resource: info.resource,
    group: info.group,
    version: info.version,
    metadataOnly: info.metadataOnly,
    state: info.state,
    objects: info.objects ?? null,
    retainedBytes: info.retainedBytes ?? null,
    wireBytes: info.wireBytes,
    listDurationMs: info.listDurationMs ?? null,
    events: { ...info.events },
    eventsPerSecond: { ...info.eventsPerSecond },
    history: {
      startAt: new Date(history.startAtMs).toISOString(),
      stepSeconds: history.stepSeconds,
      eventsPerSecond: [...history.eventsPerSecond],
    },
    lists: info.lists,
    relists: info.relists,
    expired: info.expired,
    errors: info.errors,
    lastError: resourceError(info.lastError),
    lastEventAt: isoMs(info.lastEventAtMs),
    resourceVersion: info.resourceVersion ?? null,
    busiest: info.busiest.map((owner) => ({ ...owner })),
  };
}
