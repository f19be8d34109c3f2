import type { ObjectKey } from '@fairlead/model';
import { expect } from 'vitest';
import { NOT_TRUSTED, TRUSTED } from '../behindGate.ts';
import type { BehindGate } from '../behindGate.ts';
import { eventually } from '../harness.ts';
import { everywhere, hasRelisted, LIVE, retrying, row } from './disorder.ts';
import type { Parts, Row, Upheaval } from './disorder.ts';
import { PHASES } from './faults.ts';
import type { FaultName, Phase } from './faults.ts';

// Faults of the whole server, and of the machine that Fairlead runs on.

const upheaval = (of: Omit<Upheaval, 'kind'>): Upheaval => ({ kind: 'of the server', ...of });

const DAY_MS = 86_400_000;
const jump = (byMs: number): Row => everywhere(upheaval({ begin: ({ clock }) => clock.jump(byMs), want: LIVE }));

/** Only the second token is good; the first is what the server begins with. */
const rejected = (token: 'file' | 'exec plugin'): Row =>
  everywhere(
    upheaval({
      token,
      passage: (authorization) =>
        authorization === 'Bearer second'
          ? undefined
          : { answer: (response) => response.writeHead(401).end('{"kind":"Status","code":401}') },
      want: retrying('credentials-rejected'),
      heal: (behind) => behind.writeToken('second'),
    }),
  );

function restore({ simulator }: Parts): void {
  simulator.rewindResourceVersion();
}

export const OF_SERVER = {
  'connection refused': everywhere(
    upheaval({
      begin: ({ gate }) => gate.refuse(),
      want: retrying('unreachable'),
      heal: ({ gate }) => gate.accept(),
    }),
  ),
  'TLS failure': everywhere(
    upheaval({
      tls: true,
      begin: ({ gate }) => gate.become(NOT_TRUSTED),
      want: retrying('unreachable'),
      heal: ({ gate }) => gate.become(TRUSTED),
    }),
  ),
  '401, then another token in its file': rejected('file'),
  '401, then another token of the exec plugin': rejected('exec plugin'),
  // What the status says of it lasts only as long as a list; that there was one is told afterwards.
  'a restore: the resource version goes back': row(
    upheaval({ begin: restore, want: LIVE }),
    upheaval({ begin: restore, want: LIVE, check: hasRelisted }),
  ),
  'the clock jumps ahead': jump(DAY_MS),
  'the clock jumps back': jump(-2 * DAY_MS),
  'a DELETE that was missed': missedDeletes(),
} as const satisfies Partial<Record<FaultName, Row>>;

/** A Service that nothing else follows from; one of the first page, so that it has been read by the second. */
const VICTIM = 'services';

function missedDeletes(): Row {
  /** Of each cluster, the one that is gone. */
  const removed = new WeakMap<Parts['simulator'], { readonly key: string; readonly uid: string | undefined }>();
  const remove = ({ simulator }: Parts): void => {
    const { namespace = '', name = '', uid } = simulator.world.list(VICTIM)[0]?.metadata ?? {};
    const key = `${namespace}/${name}`;
    removed.set(simulator, { key, uid });
    simulator.world.remove(VICTIM, key);
  };
  const isHeld = ({ server, simulator }: BehindGate): boolean => {
    const victim = removed.get(simulator);
    return victim !== undefined && server.session.object(VICTIM, victim.key as ObjectKey)?.uid === victim.uid;
  };
  const withoutDeletes = { lines: (line: string) => (line.startsWith('{"type":"DELETED"') ? [] : [line]) };
  const at = (phase: Phase): Upheaval =>
    upheaval({
      begin: remove,
      want: LIVE,
      // A list from before the deletion may bring it back, until the watch tells; a list from after it must not.
      check: (_, behind) => expect(isHeld(behind)).toBe(false),
      ...(phase === 'watch' && {
        passage: withoutDeletes,
        check: (_, behind) => expect(isHeld(behind)).toBe(true),
        heal: async (behind) => {
          behind.simulator.compact();
          behind.touchAll();
          behind.simulator.compact();
          behind.gate.cutWatches();
          await eventually(() => expect(isHeld(behind)).toBe(false));
        },
      }),
    });
  return Object.fromEntries(PHASES.map((phase) => [phase, at(phase)])) as Row;
}
