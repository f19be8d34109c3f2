/** One step of the process's state: its number, and the arrival of the newest and oldest API event in it (epoch ms). */
export interface Revision {
  readonly number: number;
  readonly observedAt: number;
  readonly oldestObservedAt: number;
}

export const isoTime = (epochMs: number): string => new Date(epochMs).toISOString();

/** How many revisions a stream may lie behind before it has to start anew: about a minute of a busy cluster. */
export const REVISIONS_KEPT = 600;

/**
 * Items in one event, unless a single revision has more: to fold and write more at once would hold others up. Of a view that is
 * smaller than this, so much is kept all the same.
 */
export const ITEMS_PER_EVENT = 4_000;
