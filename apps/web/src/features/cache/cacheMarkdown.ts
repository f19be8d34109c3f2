import { formatBytes, formatDuration } from '@fairlead/messages';
import type { Cache, NotCached, Status } from '@fairlead/protocol';
import { costsOf, heldBytes } from './costs.ts';
import { eventsPerSecond } from './perSecond.ts';

/** The figures for a bug report, in English and without names of the cluster. */
export function cacheMarkdown(
  cache: Cache,
  notCached: readonly NotCached[],
  status: Pick<Status, 'version' | 'cluster'> | undefined,
): string {
  const bytes = (value: number | null): string => (value === null ? '–' : formatBytes(value, 'en'));
  const { process } = cache;
  const kubernetes = status?.cluster.kubernetesVersion;
  const lines = [
    `### Fairlead ${status?.version ?? ''} cache, ${cache.at}`,
    '',
    ...(kubernetes ? [`Kubernetes ${kubernetes}.`] : []),
    `Held ${bytes(heldBytes(cache))}; process ${bytes(process.rssBytes)} resident, heap ${bytes(process.heapUsedBytes)}, ` +
      `array buffers ${bytes(process.arrayBuffersBytes)}, event loop p99 ${process.eventLoopDelayP99Ms.toFixed(1)} ms, ` +
      `up ${formatDuration(process.uptimeSeconds, 'en')}.`,
    '',
    '| resource | state | objects | held | read over the wire | events/s | lists | relists | expired | errors |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...cache.resources.map((resource) => {
      const { group, version } = resource;
      const cells = [
        `${resource.resource} ${group === '' ? version : `${group}/${version}`}${resource.metadataOnly ? ' (metadata only)' : ''}`,
        resource.state,
        resource.objects ?? '–',
        bytes(resource.retainedBytes),
        bytes(resource.wireBytes),
        eventsPerSecond(resource).toFixed(1),
        resource.lists,
        resource.relists,
        resource.expired,
        resource.errors,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
    ...trafficLines(cache.traffic),
    ...costLines(cache, notCached),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function trafficLines(traffic: Cache['traffic']): readonly string[] {
  if (traffic === null) return ['Traffic: no source.', ''];
  const { readsTotal, series, bytes, calls, durationMs, budgetMs, intervalSeconds } = traffic;
  const kinds = traffic.telemetry.filter(({ state }) => state === 'on').map(({ name }) => name);
  return [
    `Traffic from ${kinds.join(', ') || 'nothing known'}: ${readsTotal} reads, ${series} series, ${formatBytes(bytes, 'en')}, ${calls} calls; ` +
      `${Math.round(durationMs)} of ${Math.round(budgetMs)} ms every ${formatDuration(intervalSeconds, 'en')}.`,
    '',
  ];
}

function costLines(cache: Cache, notCached: readonly NotCached[]): readonly string[] {
  const costs = costsOf(cache, notCached);
  if (costs.with.length === 0) return ['Endpoints and EndpointSlices: not measured.'];
  return [
    'With Endpoints and EndpointSlices (estimates):',
    '',
    '| as | total | Endpoints | EndpointSlices |',
    '| --- | ---: | ---: | ---: |',
    ...costs.with.map(({ way, total, endpoints, endpointslices }) => {
      const cells = [way, ...[total, endpoints, endpointslices].map((value) => `≈ ${formatBytes(value, 'en')}`)];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}
