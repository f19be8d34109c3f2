import { readFileSync } from 'node:fs';
import type { Fault } from '@fairlead/cluster-simulator';
import type { Resource } from '@fairlead/model';
import { afterEach, describe, expect, it } from 'vitest';
import { RESOURCES, startBehindGate } from './behindGate.ts';
import type { BehindGate, BehindGateOptions } from './behindGate.ts';
import type { Passage } from './gate.ts';
import { eventually } from './harness.ts';

// Everything that can go wrong between Fairlead and an API server, on lists and on watches. Ten faults at a time, one for each
// resource: while they last the status of each says so, and when they are over all stores hold exactly what the cluster has.

/** One thing that goes wrong, and what the status says of it while it lasts. */
interface Disorder {
  readonly name: string;
  /** By the simulated server itself. */
  readonly fault?: Fault;
  /** By what stands before it. */
  readonly passage?: Passage;
  /** State, and the code of the error if there is one; any of several where it changes by itself. */
  readonly want: readonly (readonly [state: string, code?: string])[];
}

const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });
const retrying = (code: string) => [['retrying', code]] as const;
const LIVE = [['live']] as const;
const READ = [['syncing'], ['relisting'], ['live']] as const;

const BOTH: readonly Disorder[] = [
  { name: 'reset before an answer', fault: { kind: 'reset' }, want: retrying('unreachable') },
  { name: 'silent before an answer', fault: { kind: 'hang' }, want: retrying('unreachable') },
  { name: 'credentials rejected', fault: status(401), want: retrying('credentials-rejected') },
  { name: 'no right', fault: status(403), want: [['forbidden', 'forbidden']] },
  { name: 'no such resource', fault: status(404), want: [['off', 'not-served']] },
  { name: 'gone, as a status', fault: status(410), want: retrying('resource-version-expired') },
  { name: 'too many requests', fault: status(429, { retryAfterSeconds: 2 }), want: retrying('server-busy') },
  { name: 'an internal error', fault: status(500), want: retrying('api-status') },
  { name: 'not available', fault: status(503), want: retrying('server-busy') },
  { name: 'garbage', fault: { kind: 'garbage' }, want: retrying('garbage') },
];

const LISTS: readonly Disorder[] = [
  { name: 'reset in the middle', fault: { kind: 'reset', afterBytes: 100 }, want: retrying('unreachable') },
  { name: 'silent in the middle', fault: { kind: 'hang', afterBytes: 100 }, want: retrying('unreachable') },
  { name: 'a slow trickle', fault: { kind: 'trickle', bytes: 1500, everyMs: 5 }, want: READ },
  { name: 'half an answer', fault: { kind: 'half' }, want: retrying('garbage') },
  { name: 'an empty answer', fault: { kind: 'empty' }, want: retrying('garbage') },
  { name: 'a token that is gone', fault: { kind: 'expire-continue' }, want: retrying('resource-version-expired') },
  { name: 'the limit ignored', fault: { kind: 'ignore-limit' }, want: READ },
  { name: 'JSON only', fault: { kind: 'json-only' }, want: READ },
  {
    name: 'an object without metadata',
    passage: { lines: (line) => [line.replace('"items":[', '"items":[{},')] },
    want: retrying('garbage'),
  },
  {
    name: 'a page of a sign-in',
    passage: {
      answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
    },
    want: retrying('garbage'),
  },
];

const event = (type: string, object: object): string => JSON.stringify({ type, object });
/** Objects that no list named, of the kind that a line is about; some without spec and status. */
const unknownObject = (line: string, type: string): string => {
  const { object } = JSON.parse(line) as { object: { kind: string; apiVersion: string; metadata: object } };
  const { kind, apiVersion, metadata } = object;
  return event(type, { kind, apiVersion, metadata: { ...metadata, name: 'nobody-knows', uid: 'nobody-knows' } });
};

const WATCHES: readonly Disorder[] = [
  {
    name: 'reset in the middle',
    fault: { kind: 'reset', afterBytes: 20 },
    want: [['live'], ['retrying', 'unreachable']],
  },
  { name: 'silent once it was accepted', fault: { kind: 'hang', afterBytes: 0 }, want: retrying('unreachable') },
  { name: 'half an event', fault: { kind: 'half' }, want: [['live'], ['retrying', 'garbage']] },
  { name: 'gone, in the stream', fault: { kind: 'expire-watch' }, want: retrying('resource-version-expired') },
  { name: 'ended every two seconds', fault: { kind: 'close-watch', afterMs: 50 }, want: LIVE },
  { name: 'JSON only', fault: { kind: 'json-only' }, want: LIVE },
  {
    name: 'a frame longer than any object',
    passage: {
      answer: (response) => {
        response.writeHead(200, { 'content-type': 'application/vnd.kubernetes.protobuf;stream=watch' });
        response.write(Buffer.from([0x7f, 0xff, 0xff, 0xff, 0x0a]));
      },
    },
    want: retrying('garbage'),
  },
  {
    name: 'events of an unknown type',
    passage: { lines: (line) => [line.replace(/^\{"type":"[A-Z]+"/, '{"type":"NOVEL"')] },
    want: [['live'], ['retrying', 'garbage']],
  },
  { name: 'every event twice', passage: { lines: (line) => [line, line] }, want: LIVE },
  {
    name: 'events for objects nobody told of',
    passage: {
      lines: (line) =>
        line.includes('"BOOKMARK"')
          ? [line]
          : [line, unknownObject(line, 'MODIFIED'), unknownObject(line, 'DELETED'), unknownObject(line, 'DELETED')],
    },
    want: LIVE,
  },
];

/** A certificate or key that the tests of kube-client have, too; all of one authority, `server` for kubernetes.test. */
const certificate = (name: string): string =>
  readFileSync(new URL(`../../../packages/kube-client/test/certificates/${name}`, import.meta.url), 'utf8');

let behind: BehindGate;
afterEach(() => behind.stop());

/** The disorder of each resource; the first of the resources has the first. */
const assigned = (disorders: readonly Disorder[]): ReadonlyMap<Resource, Disorder> =>
  new Map(disorders.map((disorder, index) => [RESOURCES[index] ?? 'pods', disorder]));

/** Lets the disorders loose on lists or watches. Returns how to end them. */
function disturb(
  { simulator, gate }: Pick<BehindGate, 'simulator' | 'gate'>,
  verb: 'list' | 'watch',
  disorders: ReadonlyMap<Resource, Disorder>,
): () => void {
  for (const [resource, { fault }] of disorders) {
    if (fault !== undefined) simulator.faults.inject({ resource, verb, fault });
  }
  gate.passage = (resource, of) => (of === verb ? disorders.get(resource as Resource)?.passage : undefined);
  return () => {
    simulator.faults.clear();
    gate.passage = () => undefined;
  };
}

/** Each resource gets to what is wanted of its disorder. */
async function expectStates(disorders: ReadonlyMap<Resource, Disorder>): Promise<void> {
  for (const [resource, { name, want }] of disorders) {
    await eventually(async () => {
      const { state, error } = await behind.status(resource);
      const seen = error === null ? [state] : [state, error.code];
      expect([name, want.map((each) => each.join(' '))]).toEqual([name, expect.arrayContaining([seen.join(' ')])]);
    });
  }
}

async function live(options?: BehindGateOptions): Promise<void> {
  behind = await startBehindGate(options);
  await behind.expectTruth();
}

describe('first lists', { timeout: 60_000 }, () => {
  it.each([
    { name: BOTH.map(({ name }) => name).join(', '), disorders: assigned(BOTH) },
    { name: LISTS.map(({ name }) => name).join(', '), disorders: assigned(LISTS) },
  ])('$name', async ({ disorders }) => {
    let heal = (): void => undefined;
    behind = await startBehindGate({
      prepare: (parts) => {
        // Small pages, so that there are tokens to be refused.
        parts.gate.pageSize = 2;
        heal = disturb(parts, 'list', disorders);
      },
    });
    await expectStates(disorders);
    heal();
    await behind.expectTruth();
  });
});

describe('later lists', { timeout: 60_000 }, () => {
  it.each([
    { name: BOTH.map(({ name }) => name).join(', '), disorders: assigned(BOTH) },
    { name: LISTS.map(({ name }) => name).join(', '), disorders: assigned(LISTS) },
  ])('$name', async ({ disorders }) => {
    await live();
    behind.gate.pageSize = 2;
    const heal = disturb(behind, 'list', disorders);
    // Versions are forgotten, watches end, and whoever asks again is told to list.
    behind.simulator.compact();
    behind.touchAll();
    behind.simulator.compact();
    behind.gate.cutWatches();
    await expectStates(disorders);
    behind.touchAll();
    heal();
    await behind.expectTruth();
    for (const resource of ['pods', 'services'] as const) {
      expect((await behind.cache(resource)).relists).toBeGreaterThan(0);
    }
  });
});

describe('watches', { timeout: 60_000 }, () => {
  it.each([
    { name: BOTH.map(({ name }) => name).join(', '), disorders: assigned(BOTH) },
    { name: WATCHES.map(({ name }) => name).join(', '), disorders: assigned(WATCHES) },
  ])('$name', async ({ disorders }) => {
    await live();
    const heal = disturb(behind, 'watch', disorders);
    behind.gate.cutWatches();
    behind.touchAll();
    await expectStates(disorders);
    behind.touchAll();
    heal();
    behind.gate.cutWatches();
    await behind.expectTruth();
  });

  it('a deletion that was missed is found by the next list', async () => {
    await live();
    behind.gate.passage = (_, verb) =>
      verb === 'watch' ? { lines: (line) => (line.startsWith('{"type":"DELETED"') ? [] : [line]) } : undefined;
    behind.gate.cutWatches();
    const { namespace = '', name = '' } = behind.simulator.world.list('services', 'shop').at(-1)?.metadata ?? {};
    const key = `${namespace}/${name}`;
    behind.simulator.world.remove('services', key);
    behind.touchAll();
    // An event after the deletion has come.
    const [first] = behind.simulator.world.list('services');
    await eventually(() => {
      const held = behind.server.session.object('services', `${first?.metadata.namespace}/${first?.metadata.name}`);
      expect(held?.resourceVersion).toBe(first?.metadata.resourceVersion);
    });
    expect(behind.server.session.object('services', key)).toBeDefined();
    behind.gate.passage = () => undefined;
    behind.simulator.compact();
    behind.gate.cutWatches();
    await behind.expectTruth();
  });
});

describe('the whole server', { timeout: 60_000 }, () => {
  it('refuses connections, comes back, is restored from a backup, and its clock jumps, one after the other', async () => {
    await live();
    await behind.simulator.disconnect();
    for (const resource of RESOURCES) {
      await eventually(async () => {
        expect(await behind.status(resource)).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
      });
    }
    behind.touchAll();
    await behind.simulator.reconnect();
    await behind.expectTruth();

    behind.simulator.rewindResourceVersion();
    behind.touchAll();
    await behind.expectTruth();

    for (const byMs of [86_400_000, -2 * 86_400_000]) {
      behind.clock.jump(byMs);
      behind.touchAll();
      await behind.expectTruth();
    }

    // All lists and watches, one disorder after the other.
    for (const { name, fault, want } of BOTH.filter((each) => each.want[0]?.[0] === 'retrying')) {
      if (fault === undefined) continue;
      const heal = behind.simulator.faults.inject({ fault });
      behind.gate.cutWatches();
      behind.touchAll();
      await eventually(async () => {
        const { state, error } = await behind.status('services');
        expect([name, state, error?.code]).toEqual([name, ...(want[0] ?? [])]);
      });
      heal();
      await behind.expectTruth();
    }
  });

  it('shows a certificate of somebody else, and then its own again', async () => {
    const identity = { cert: certificate('server.crt'), key: certificate('server.key') };
    await live({ tls: { identity, authority: certificate('ca.crt') } });
    behind.gate.become({ cert: certificate('client.crt'), key: certificate('client.key') });
    await eventually(async () => {
      expect(await behind.status('pods')).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
    });
    behind.touchAll();
    behind.gate.become(identity);
    await behind.expectTruth();
  });

  it('takes another token from now on, which is read from its file', async () => {
    await live();
    behind.gate.passage = (_, __, request) =>
      request.headers.authorization === 'Bearer second'
        ? undefined
        : { answer: (response) => response.writeHead(401).end('{"kind":"Status","code":401}') };
    behind.gate.cutWatches();
    await eventually(async () => {
      expect(await behind.status('pods')).toMatchObject({ state: 'retrying', error: { code: 'credentials-rejected' } });
    });
    behind.touchAll();
    await behind.writeToken('second');
    await behind.expectTruth();
  });
});
