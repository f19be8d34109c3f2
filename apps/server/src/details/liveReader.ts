import type { ClusterConnection } from '@fairlead/kube-client';
import type { PodRecord, ServiceRecord } from '@fairlead/model';
import type { Events, LogQuery, ObjectYaml, PodLog } from '@fairlead/protocol';
import { stringify } from 'yaml';
import { z } from 'zod';
import { maskObject } from './maskObject.ts';
import { objectEvents } from './objectEvents.ts';
import { tailOf } from './tailOf.ts';

type Connection = Pick<ClusterConnection, 'getJson' | 'getText'>;

/** Events are kept for an hour and counted when they repeat: more than this about one object say nothing more. */
const EVENTS_READ_AT_MOST = 500;
const EVENTS_SHOWN_AT_MOST = 200;
const EVENTS_BYTES_AT_MOST = 4 * 1024 * 1024;
/** etcd takes no object beyond 1.5 MiB. */
const OBJECT_BYTES_AT_MOST = 4 * 1024 * 1024;
/** What the kubelet is asked for at most, and what is passed on of it. */
const LOG_BYTES_AT_MOST = 8 * 1024 * 1024;
const LOG_CHARACTERS_AT_MOST = 1024 * 1024;

const EventListSchema = z.object({
  metadata: z.object({ continue: z.string().nullish() }).nullish(),
  items: z.array(z.unknown()).nullish(),
});

const pathOf = (namespace: string, rest: string): string => `/api/v1/namespaces/${namespace}/${rest}`;

/** Events about one object, read once. */
export async function readEvents(
  connection: Connection,
  kind: 'Pod' | 'Service',
  { namespace, name, uid }: PodRecord | ServiceRecord,
  signal: AbortSignal,
): Promise<Events> {
  const fieldSelector = [`involvedObject.kind=${kind}`, `involvedObject.name=${name}`, `involvedObject.uid=${uid}`];
  const json = await connection.getJson(pathOf(namespace, 'events'), {
    query: { fieldSelector: fieldSelector.join(), limit: String(EVENTS_READ_AT_MOST) },
    maxBytes: EVENTS_BYTES_AT_MOST,
    signal,
  });
  const { items, metadata } = EventListSchema.parse(json);
  const events = objectEvents(items ?? []);
  return {
    readAt: new Date().toISOString(),
    items: events.slice(0, EVENTS_SHOWN_AT_MOST),
    total: events.length,
    complete: (metadata?.continue ?? '') === '',
  };
}

/** A pod or a service as YAML, read once and masked. */
export async function readYaml(
  connection: Connection,
  resource: 'pods' | 'services',
  { namespace, name }: PodRecord | ServiceRecord,
  signal: AbortSignal,
): Promise<ObjectYaml> {
  const path = pathOf(namespace, `${resource}/${name}`);
  const json = await connection.getJson(path, { maxBytes: OBJECT_BYTES_AT_MOST, signal });
  const { object, masked } = maskObject(json);
  // Keys in order of names, as kubectl writes them.
  const yaml = stringify(object, { lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false });
  return { readAt: new Date().toISOString(), yaml, masked };
}

/** The newest lines that a container has written, read once. */
export async function readPodLog(
  connection: Connection,
  { namespace, name, containers }: PodRecord,
  { container, previous, tailLines }: LogQuery,
  signal: AbortSignal,
): Promise<PodLog> {
  const names = containers.map((each) => each.name);
  // App containers stand first in a record.
  const chosen = container ?? names[0] ?? '';
  const ofPrevious = previous === '1' || previous === 'true';
  const text = await connection.getText(pathOf(namespace, `pods/${name}/log`), {
    query: {
      container: chosen,
      tailLines: String(tailLines),
      limitBytes: String(LOG_BYTES_AT_MOST),
      ...(ofPrevious && { previous: 'true' }),
    },
    // A server that pays no heed to the limit is cut off a little later.
    maxBytes: 2 * LOG_BYTES_AT_MOST,
    signal,
  });
  const { lines, complete } = tailOf(text, { lines: tailLines, characters: LOG_CHARACTERS_AT_MOST });
  return {
    readAt: new Date().toISOString(),
    container: chosen,
    containers: names,
    previous: ofPrevious,
    lines: [...lines],
    complete: complete && lines.length < tailLines,
  };
}
