import { PROBE } from './ProbeService.ts';

interface Delta {
  readonly upsert: {
    readonly nodes: readonly {
      readonly id: string;
      readonly backends?: { readonly total: number };
      readonly members?: { readonly ok: number };
    }[];
  };
}

/** Whether the pod is in the service, as one SSE event tells: of a service, or of the namespace that stands for it. */
export function probeInDelta(event: string): boolean | undefined {
  const at = event.indexOf('data: ');
  if (!event.includes('event: delta') || at < 0 || !event.includes(PROBE.namespace)) return undefined;
  const { upsert } = JSON.parse(event.slice(at + 'data: '.length)) as Delta;
  for (const { id, backends, members } of upsert.nodes) {
    if (id === PROBE.serviceId && backends !== undefined) return backends.total === 1;
    if (id === PROBE.namespaceId && members !== undefined) return members.ok === 1;
  }
  return undefined;
}
