import type { PairTraffic } from './CallPairs.ts';
import { edgeId } from '../ids.ts';
import type { GraphEdge } from '../types.ts';

/** What is known of two nodes. */
export interface PairFacts extends PairTraffic {
  readonly source: string;
  readonly target: string;
  /** Edges that objects state between them. */
  readonly stated: readonly GraphEdge[];
  /** Both are on the map anyway: a guess alone puts nothing there. */
  readonly guessable: boolean;
}

/**
 * The edges drawn between two nodes. Calls that were seen show on the route or name that announces them, which becomes
 * measured and keeps its declaration; without one they are an edge of their own. A guess shows only where nothing else does.
 */
export function drawnPair({ source, target, stated, traffic, guessed, guessable }: PairFacts): GraphEdge[] {
  const carrier = stated.find(({ kind }) => kind !== 'selects');
  const id = edgeId('calls', source, target);
  const ends = { id, kind: 'calls' as const, source, target };
  const guess = guessed.length > 0 ? { declaredBy: [...guessed] } : {};
  if (traffic === undefined) {
    if (guessed.length === 0 || !guessable || carrier !== undefined) return [...stated];
    return [...stated, { ...ends, basis: 'declared', ...guess }];
  }
  if (carrier === undefined) return [...stated, { ...ends, basis: 'measured', ...guess, traffic }];
  return stated.map((edge) => (edge === carrier ? { ...edge, basis: 'measured', traffic } : edge));
}
