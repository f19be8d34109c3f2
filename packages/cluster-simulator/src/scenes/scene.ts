import type { Hints } from '../controllers/hints.ts';
import type { Cluster } from '../world/cluster.ts';

/** When something of a scene happens: seconds before the start of the simulator, negative for after it. */
export type At = (secondsAgo: number, action: () => void) => void;

export interface Scene {
  readonly name: string;
  readonly hints: Hints;
  /** How far back the history of the scene reaches. */
  readonly historySeconds: number;
  /** Schedules the scene's history and what goes on happening; runs before time does. */
  build(cluster: Cluster, at: At): void;
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
