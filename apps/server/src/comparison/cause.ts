import type { EpochSeconds, Facts } from '@fairlead/model';

/** What a difference, or a slice beside the answer, comes from. */
export type CauseId =
  | 'controller-lag'
  | 'finished-pod'
  | 'relabelled-node'
  | 'zone-differs'
  | 'node-gone'
  | 'node-late'
  | 'frozen-slice'
  | 'terminating'
  | 'lingering-empty-slice'
  | 'stale-slice'
  | 'missing-port'
  | 'foreign-manager'
  | 'mirrored-endpoints'
  | 'manual-addresses'
  | 'not-mirrored'
  | 'truncated-endpoints';

/**
 * The name of a cause. `proven`: times and fields of the objects themselves show that it is a known lag of the controller (R28,
 * docs/resolution.md); only then a difference is explained.
 */
export interface Cause {
  readonly id: CauseId;
  readonly rule: string | undefined;
  readonly proven: boolean;
  /** One English sentence. */
  readonly text: string;
  readonly facts: Facts;
  /** When what the cluster has not followed yet happened. */
  readonly since: EpochSeconds | undefined;
}

interface Told {
  readonly rule?: string;
  readonly facts?: Facts;
  readonly since?: EpochSeconds | undefined;
}

export function proven(id: CauseId, text: string, { rule, facts, since }: Told = {}): Cause {
  return { id, rule, proven: true, text, facts: facts ?? {}, since };
}

export function named(id: CauseId, text: string, { rule, facts, since }: Told = {}): Cause {
  return { id, rule, proven: false, text, facts: facts ?? {}, since };
}

export function iso(at: EpochSeconds): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}
