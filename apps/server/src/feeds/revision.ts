/** One step of the process's state: its number, and the arrival of the newest and oldest API event in it (epoch ms). */
export interface Revision {
  readonly number: number;
  readonly observedAt: number;
  readonly oldestObservedAt: number;
}

export const isoTime = (epochMs: number): string => new Date(epochMs).toISOString();

/** How many revisions a stream may lie behind before it has to start anew: about a minute of a busy cluster. */
export const REVISIONS_KEPT = 600;

/** Items in them, beyond which what lies behind starts anew as well: folding more would hold others up, where a snapshot is made in turns. */
export const ITEMS_KEPT = 4_000;
