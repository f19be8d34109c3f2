import type { Fault } from '@fairlead/cluster-simulator';
import type { Resource } from '@fairlead/model';
import { expect } from 'vitest';
import type { BehindGate, ResourceStatus } from '../behindGate.ts';
import type { Passage } from '../gate.ts';
import { everywhere, LIVE, onLaterPages, onLists, onWatches, retrying, row, says, waitsAtLeast } from './disorder.ts';
import type { Check, Disorder, Row } from './disorder.ts';
import type { FaultName } from './faults.ts';

// Faults of the requests for one resource.

type Shown = Omit<Disorder, 'kind'>;
const fault = (faults: Fault | readonly Fault[], shown: Shown): Disorder => ({
  kind: 'of a resource',
  faults: Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault],
  ...shown,
});
const passage = (by: Passage, shown: Shown): Disorder => ({ kind: 'of a resource', passage: by, ...shown });
const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
/** Longer than any line of a watch that is read. */
const MUCH = Buffer.alloc(33 * 1024 * 1024, '{');
/** Longer than any backoff, which ends at 30 s. */
const ASKED_S = 60;
const LONGEST_BACKOFF_MS = 30_000;

interface Json {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly items?: readonly Json[];
}

/** Changes the items of a list. */
const items =
  (change: (items: readonly Json[]) => readonly Json[]): NonNullable<Passage['lines']> =>
  (line) => {
    const list = JSON.parse(line) as Json;
    return [JSON.stringify({ ...list, items: change(list.items ?? []) })];
  };

/** Changes the events of a watch other than bookmarks. */
const events =
  (
    change: (type: string, object: Json) => readonly { readonly type: string; readonly object: Json }[],
  ): NonNullable<Passage['lines']> =>
  (line) => {
    const { type, object } = JSON.parse(line) as { readonly type: string; readonly object?: Json };
    // Another fault may have made a refusal of it.
    if (object === undefined) return [line];
    return type === 'BOOKMARK' ? [line] : change(type, object).map((event) => JSON.stringify(event));
  };

/** An object that nobody has told of, with nothing but its metadata. */
const NOBODY = 'nobody-knows';
const nobody = ({ kind, apiVersion, metadata }: Json): Json => ({
  ...(kind !== undefined && { kind }),
  ...(apiVersion !== undefined && { apiVersion }),
  metadata: {
    name: NOBODY,
    uid: NOBODY,
    namespace: metadata?.['namespace'],
    resourceVersion: metadata?.['resourceVersion'],
  },
});

/** More than one watch has been accepted and ended since. */
const watchesAgain: Check = ({ resource }, { gate }) => {
  expect(gate.asked.filter((each) => each === `watch ${resource}`).length).toBeGreaterThan(3);
};

export const OF_RESOURCE = {
  'reset before an answer': everywhere(fault({ kind: 'reset' }, { want: retrying('unreachable') })),
  'reset in the middle': everywhere(fault({ kind: 'reset', afterBytes: 20 }, { want: retrying('unreachable') })),
  'not a byte of an answer': everywhere(
    fault({ kind: 'hang' }, { want: retrying('unreachable'), check: says(/no answer|not answered/) }),
  ),
  'not a byte after the headers': row(
    fault({ kind: 'hang', afterBytes: 0 }, { want: retrying('unreachable'), check: says(/for 30 s/) }),
    fault({ kind: 'hang', afterBytes: 0 }, { want: retrying('unreachable'), check: says(/for 90 s/) }),
  ),
  'silence in the middle': row(
    fault({ kind: 'hang', afterBytes: 100 }, { want: retrying('unreachable'), check: says(/for 30 s/) }),
    fault({ kind: 'hang', afterBytes: 100 }, { want: retrying('unreachable'), check: says(/for 90 s/) }),
  ),
  'a slow trickle': row(
    fault({ kind: 'trickle', bytes: 1500, everyMs: 2 }, { want: LIVE }),
    fault({ kind: 'trickle', bytes: 200, everyMs: 2 }, { want: LIVE }),
  ),
  '403': everywhere(fault(status(403), { want: ['forbidden', 'forbidden'] })),
  '404, there again later': everywhere(fault(status(404), { want: ['off', 'not-served'] })),
  '410 as status': everywhere(fault(status(410), { want: retrying('resource-version-expired') })),
  '410 in the stream': onWatches(
    fault({ kind: 'expire-watch' }, { want: retrying('resource-version-expired') }),
    'a list is no stream',
  ),
  '410 on a continue token': onLaterPages(
    fault({ kind: 'expire-continue' }, { want: retrying('resource-version-expired') }),
    'only later pages are asked for with a token',
  ),
  '429 with Retry-After in seconds': everywhere(
    fault(status(429, { retryAfterSeconds: ASKED_S }), {
      want: retrying('server-busy'),
      check: waitsAtLeast(LONGEST_BACKOFF_MS),
    }),
  ),
  '429 with Retry-After as a date': everywhere(
    passage(
      {
        answer: (response) => {
          // The date has seconds, and the test takes one or two.
          const at = new Date(Date.now() + ASKED_S * 1000).toUTCString();
          response.writeHead(429, { 'retry-after': at }).end();
        },
      },
      { want: retrying('server-busy'), check: waitsAtLeast(LONGEST_BACKOFF_MS) },
    ),
  ),
  '500': everywhere(fault(status(500), { want: retrying('api-status') })),
  '503': everywhere(fault(status(503), { want: retrying('server-busy') })),
  'an empty body': row(
    fault({ kind: 'empty' }, { want: retrying('garbage') }),
    passage(
      { answer: (response) => response.writeHead(200, { 'content-type': `${PROTOBUF};stream=watch` }).end() },
      { want: LIVE, check: watchesAgain },
    ),
  ),
  'half of a line of JSON': everywhere(fault([{ kind: 'json-only' }, { kind: 'half' }], { want: retrying('garbage') })),
  'half of a frame of protobuf': everywhere(fault({ kind: 'half' }, { want: retrying('garbage') })),
  garbage: everywhere(fault({ kind: 'garbage' }, { want: retrying('garbage') })),
  'a page of a sign-in': everywhere(
    passage(
      { answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>') },
      { want: retrying('garbage') },
    ),
  ),
  'an oversized line of JSON': onWatches(
    passage(
      { answer: (response) => response.writeHead(200, { 'content-type': 'application/json' }).write(MUCH) },
      { want: retrying('garbage') },
    ),
    'a list has no lines; one beyond 500 MiB is refused, which a test of kube-client shows with fewer',
  ),
  'an oversized frame of protobuf': row(
    passage(
      {
        answer: (response) => {
          // The envelope announces an object of two gigabytes.
          const bytes = Buffer.from([0x6b, 0x38, 0x73, 0x00, 0x12, 0xff, 0xff, 0xff, 0xff, 0x07, 0x0a]);
          response.writeHead(200, { 'content-type': PROTOBUF }).end(bytes);
        },
      },
      { want: retrying('garbage') },
    ),
    passage(
      {
        answer: (response) => {
          response.writeHead(200, { 'content-type': `${PROTOBUF};stream=watch` });
          response.write(Buffer.from([0x7f, 0xff, 0xff, 0xff, 0x0a]));
        },
      },
      { want: retrying('garbage') },
    ),
  ),
  'an unknown event type': onWatches(
    passage({ lines: events((_, object) => [{ type: 'NOVEL', object }]) }, { want: retrying('garbage') }),
    'a list has no events',
  ),
  duplicates: row(
    passage({ lines: items((all) => all.flatMap((each) => [each, each])) }, { want: LIVE }),
    passage({ lines: (line) => [line, line] }, { want: LIVE }),
  ),
  'events for unknown objects': onWatches(
    passage(
      {
        lines: events((type, object) => [
          { type, object },
          { type: 'MODIFIED', object: nobody(object) },
          { type: 'DELETED', object: nobody(object) },
          { type: 'DELETED', object: nobody(object) },
        ]),
      },
      { want: LIVE },
    ),
    'a list has no events',
  ),
  'objects without metadata': row(
    passage({ lines: items((all) => [{}, ...all]) }, { want: retrying('garbage') }),
    passage(
      { lines: events((type, { kind, apiVersion }) => [{ type, object: { kind, apiVersion } as Json }]) },
      { want: retrying('garbage') },
    ),
  ),
  'objects without spec and status': row(
    (phase) =>
      passage(
        { lines: items((all) => [...all, ...all.slice(0, 1).map(nobody)]) },
        // What is only looked at is not kept.
        { want: LIVE, ...(phase !== 'the look after trouble' && { check: holdsNobody, needsRelist: true }) },
      ),
    passage(
      {
        lines: events((type, object) => [
          { type, object },
          { type: 'ADDED', object: nobody(object) },
        ]),
      },
      { want: LIVE, check: holdsNobody, needsRelist: true },
    ),
  ),
  'the limit ignored': onLists(fault({ kind: 'ignore-limit' }, { want: LIVE }), 'a watch has no limit'),
  'JSON only': everywhere(fault({ kind: 'json-only' }, { want: LIVE })),
  'closed every two seconds': onWatches(
    // On a clock forty times as fast.
    fault({ kind: 'close-watch', afterMs: 50 }, { want: LIVE, check: watchesAgain }),
    'the answer to a list ends by itself',
  ),
} as const satisfies Partial<Record<FaultName, Row>>;

/** What has nothing but metadata is kept all the same. */
function holdsNobody(
  { resource }: ResourceStatus,
  { server, simulator }: Pick<BehindGate, 'server' | 'simulator'>,
): void {
  const isHeld = simulator.world.list(resource as Resource).some(({ metadata: { namespace } }) => {
    const key = namespace === undefined ? NOBODY : `${namespace}/${NOBODY}`;
    return server.session.object(resource as Resource, key)?.uid === NOBODY;
  });
  expect(isHeld).toBe(true);
}
