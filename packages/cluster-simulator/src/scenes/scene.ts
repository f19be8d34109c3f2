import type { CallGraph } from '../calls/callGraph.ts';
import type { Hints } from '../controllers/hints.ts';
import type { Exporter } from '../exporters/exporter.ts';
import type { Cluster } from '../world/cluster.ts';
import type { World } from '../world/world.ts';

/** When something of a scene happens: seconds before the start of the simulator, negative for after it. */
export type At = (secondsAgo: number, action: () => void) => void;

/** Who calls whom, and how the pods tell of it. */
export interface SceneCalls {
  readonly graph: CallGraph;
  readonly exporters: readonly Exporter[];
}

export interface Scene {
  readonly name: string;
  readonly hints: Hints;
  /** How far back the history of the scene reaches. */
  readonly historySeconds: number;
  /** Schedules the scene's history and what goes on happening; runs before time does. */
  build(cluster: Cluster, at: At): void;
  calls(world: World): SceneCalls;
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
