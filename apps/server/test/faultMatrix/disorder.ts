import type { Fault } from '@fairlead/cluster-simulator';
import type { Resource } from '@fairlead/model';
import { expect } from 'vitest';
import type { BehindGate, ResourceStatus } from '../behindGate.ts';
import type { Passage } from '../gate.ts';
import { isLaterPage } from './faults.ts';
import type { Phase } from './faults.ts';

/** State, and the code of the error if there is one. */
export type Seen = readonly [state: string, code?: string];

export type Check = (status: ResourceStatus, behind: BehindGate) => void | Promise<void>;

/** What the status says while a fault lasts. */
interface Shown {
  readonly want: Seen;
  /** What else it says then. `behind` is asked by those that look further. */
  readonly check?: Check;
}

/** One thing that goes wrong with the requests for one resource. */
export interface Disorder extends Shown {
  readonly kind: 'of a resource';
  /** By the simulated server itself. */
  readonly faults?: readonly Fault[];
  /** By what stands before it. */
  readonly passage?: Passage;
  /** What came of it is set right by the next list only; without this no list must be needed. */
  readonly needsRelist?: boolean;
}

export type Parts = Pick<BehindGate, 'simulator' | 'gate' | 'clock'>;

/** One thing that goes wrong with the whole server, or with what Fairlead runs on. */
export interface Upheaval extends Shown {
  readonly kind: 'of the server';
  readonly tls?: boolean;
  readonly token?: 'file' | 'exec plugin';
  /** Once, when the first request of the phase has come and has not been let through yet. */
  readonly begin?: (parts: Parts) => void;
  /** From then on, for each request of the phase. */
  readonly passage?: Passage | ((authorization: string | undefined) => Passage | undefined);
  readonly heal?: (behind: BehindGate) => void | Promise<void>;
}

/** Why a fault cannot come in a phase. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly why: string;
}

export type Cell = Disorder | Upheaval | Impossible;
export type Row = Readonly<Record<Phase, Cell>>;

export const LIVE: Seen = ['live'];
export const retrying = (code: string): Seen => ['retrying', code];

export const impossible = (why: string): Impossible => ({ kind: 'impossible', why });

/** `lists` in all phases but the last, `watch` in that. */
export function row(lists: Cell | ((phase: Phase) => Cell), watch: Cell): Row {
  const at = (phase: Phase): Cell => (typeof lists === 'function' ? lists(phase) : lists);
  return {
    'first list': at('first list'),
    'first list, later page': at('first list, later page'),
    relist: at('relist'),
    'relist, later page': at('relist, later page'),
    'the look after trouble': at('the look after trouble'),
    watch,
  };
}

export const onLists = (lists: Cell | ((phase: Phase) => Cell), why: string): Row => row(lists, impossible(why));
export const onWatches = (watch: Cell, why: string): Row => row(impossible(why), watch);
export const everywhere = (cell: Cell): Row => row(cell, cell);

export const onLaterPages = (cell: Cell, why: string): Row =>
  row((phase) => (isLaterPage(phase) ? cell : impossible(why)), impossible(why));

/** The next try waits for as long as the server asked, not for the two seconds of a first backoff. */
export function waitsAtLeast(ms: number): Check {
  return ({ nextTryAt }, behind) => {
    expect(Date.parse(nextTryAt ?? '') - behind.clock.now()).toBeGreaterThan(ms);
  };
}

export const says =
  (message: RegExp): Check =>
  ({ error }) => {
    expect(error?.message).toMatch(message);
  };

export const hasRelisted: Check = async ({ resource }, behind) => {
  expect((await behind.cache(resource as Resource)).relists).toBeGreaterThan(0);
};
