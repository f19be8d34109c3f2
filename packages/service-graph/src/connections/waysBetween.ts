import { distancesFrom } from './Connections.ts';
import type { Connections, Direction } from './Connections.ts';

/** Detours longer than this are left out: in a mesh nearly everything lies on some way. */
const DETOUR = 1;

/** The ways from one node to another. */
export interface Ways {
  /** `forward` from the first to the second, `backward` the other way, `either` only without regard to the arrows. */
  readonly direction: 'forward' | 'backward' | 'either';
  /** Steps of the shortest. */
  readonly steps: number;
  /** Both ends, and all that lies on a shortest way or a detour of one step more. */
  readonly nodes: ReadonlySet<string>;
}

/** `undefined`: nothing connects the two. */
export function waysBetween(connections: Connections, from: string, to: string): Ways | undefined {
  const tries: readonly (readonly [Ways['direction'], string, string, Direction, Direction])[] = [
    ['forward', from, to, 'downstream', 'upstream'],
    ['backward', to, from, 'downstream', 'upstream'],
    ['either', from, to, 'either', 'either'],
  ];
  for (const [direction, start, end, there, back] of tries) {
    const away = distancesFrom(connections, start, there, Infinity);
    const steps = away.get(end);
    if (steps === undefined) continue;
    const left = distancesFrom(connections, end, back, steps + DETOUR);
    const nodes = new Set([start, end]);
    for (const [id, distance] of left) {
      if (distance + (away.get(id) ?? Infinity) <= steps + DETOUR) nodes.add(id);
    }
    return { direction, steps, nodes };
  }
  return undefined;
}
