import type { ObjectEvent } from '@fairlead/protocol';
import { z } from 'zod';

const text = z.string().nullish();

/** `Event` of core/v1, which `events.k8s.io` shares; either may have filled it. */
const RawEventSchema = z.object({
  metadata: z.object({ creationTimestamp: text }).nullish(),
  involvedObject: z.object({ fieldPath: text }).nullish(),
  type: text,
  reason: text,
  message: text,
  count: z.number().nullish(),
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
  series: z.object({ count: z.number().nullish(), lastObservedTime: text }).nullish(),
  source: z.object({ component: text }).nullish(),
  reportingComponent: text,
});

/** Longer messages are cut: the API itself takes no more than this. */
const MESSAGE_AT_MOST = 1024;

/** Events as they are shown, the newest first. */
export function objectEvents(items: readonly unknown[]): readonly ObjectEvent[] {
  return items.map(objectEvent).toSorted((left, right) => timeOf(right) - timeOf(left));
}

function timeOf({ lastAt, firstAt }: ObjectEvent): number {
  return Date.parse(lastAt ?? firstAt ?? '1970-01-01T00:00:00Z');
}

function objectEvent(raw: unknown): ObjectEvent {
  const event = RawEventSchema.parse(raw);
  const { series, metadata } = event;
  const created = iso(metadata?.creationTimestamp);
  const firstAt = iso(event.firstTimestamp) ?? iso(event.eventTime) ?? created;
  return {
    type: event.type ?? 'Normal',
    reason: event.reason ?? '',
    message: (event.message ?? '').slice(0, MESSAGE_AT_MOST),
    count: Math.max(1, series?.count ?? event.count ?? 1),
    firstAt,
    lastAt: iso(series?.lastObservedTime) ?? iso(event.lastTimestamp) ?? firstAt,
    source: event.source?.component || event.reportingComponent || null,
    container: /\{([^}]+)\}$/.exec(event.involvedObject?.fieldPath ?? '')?.[1] ?? null,
  };
}

function iso(time: string | null | undefined): string | null {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
