import type { Resource } from '@fairlead/model';
import { expect } from 'vitest';
import { startBehindGate } from '../behindGate.ts';
import type { BehindGate, BehindGateOptions } from '../behindGate.ts';
import type { Asked, Passage } from '../gate.ts';
import { eventually } from '../harness.ts';
import type { Disorder, Parts, Upheaval } from './disorder.ts';
import { isFirstList, isLaterPage, verbOf } from './faults.ts';
import type { FaultName, Phase } from './faults.ts';

/** Those of which there are enough for two pages. Most come as protobuf in full, one as metadata. */
export const DISTURBED = ['pods', 'services', 'nodes', 'namespaces', 'deployments', 'replicasets'] as const;

/** On a machine that does much else. */
export const PATIENCE_MS = 60_000;

/** A fault of each resource. */
export type Assigned = ReadonlyMap<string, { readonly fault: FaultName; readonly cell: Disorder }>;

const isDisturbed = (resource: string): boolean => DISTURBED.some((each) => each === resource);

function concerns(phase: Phase, { resource, verb, continued, isLook }: Asked): boolean {
  if (verb !== verbOf(phase) || !isDisturbed(resource)) return false;
  if (verb === 'watch') return true;
  return phase === 'the look after trouble' ? isLook : !isLook && continued === isLaterPage(phase);
}

/** Lets faults loose on the requests of a phase, each on its resource. Returns which resources have met theirs. */
export function disturb({ simulator, gate }: Parts, phase: Phase, assigned: Assigned): ReadonlySet<string> {
  const met = new Set<string>();
  for (const [resource, { cell }] of assigned) {
    for (const fault of cell.faults ?? []) {
      const pages = phase === 'watch' ? {} : { continued: isLaterPage(phase) };
      simulator.faults.inject({ resource, verb: verbOf(phase), ...pages, fault });
    }
  }
  gate.passage = (asked) => {
    if (!concerns(phase, asked)) return undefined;
    met.add(asked.resource);
    return assigned.get(asked.resource)?.cell.passage;
  };
  return met;
}

/** Lets a fault of the whole server loose at the first request of a phase. Returns whether that has come. */
export function upset(parts: Parts, phase: Phase, { begin, passage }: Upheaval): () => boolean {
  let began = false;
  parts.gate.passage = (asked): Passage | undefined => {
    if (!concerns(phase, asked)) return undefined;
    if (!began) begin?.(parts);
    began = true;
    return typeof passage === 'function' ? passage(asked.request.headers.authorization) : passage;
  };
  return () => began;
}

/** Starts a server and brings it to a phase; `prepare` is called just before. */
export async function reach(
  phase: Phase,
  options: BehindGateOptions,
  prepare: (parts: Parts) => void,
): Promise<BehindGate> {
  if (isFirstList(phase)) {
    return startBehindGate({
      ...options,
      prepare: (parts) => {
        parts.gate.smallPages = true;
        prepare(parts);
      },
    });
  }
  const behind = await startBehindGate(options);
  await behind.expectTruth();
  behind.gate.smallPages = true;
  behind.forget();
  prepare(behind);
  askAgain(behind, phase);
  return behind;
}

/** Brings a server that watches to a phase. */
function askAgain(behind: BehindGate, phase: Phase): void {
  const { simulator, gate } = behind;
  if (phase.startsWith('relist')) {
    // Versions are forgotten, watches end in order, and whoever asks for more is told to list.
    behind.touchAll();
    simulator.compact();
    gate.endWatches();
    behind.touchAll();
    simulator.compact();
  } else {
    gate.cutWatches();
    behind.touchAll();
  }
}

/** The status has told what is wanted while something is wrong; what is to be so for all that is so now. */
export async function expectShown(
  behind: BehindGate,
  resource: Resource,
  fault: FaultName,
  { want, check }: Disorder | Upheaval,
): Promise<void> {
  const [state, code] = want;
  await eventually(async () => {
    // Events for a watch to stumble over.
    behind.touchAll();
    const told = state === 'live' ? [await behind.status(resource)] : behind.told(resource);
    const found = told.filter((each) => each.state === state && each.error?.code === code);
    expect([fault, resource, found.length > 0, told]).toEqual([fault, resource, true, told]);
    const outcomes = await Promise.allSettled(found.map(async (each) => check?.(each, behind)));
    // One of them is enough.
    if (!outcomes.some(({ status }) => status === 'fulfilled')) throw new AggregateError(outcomes.map(reasonOf), fault);
  }, PATIENCE_MS);
}

const reasonOf = (outcome: PromiseSettledResult<void>): unknown =>
  outcome.status === 'rejected' ? outcome.reason : undefined;
