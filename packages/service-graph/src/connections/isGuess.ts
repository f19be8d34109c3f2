import type { GraphEdge } from '../types.ts';

/** Nobody has seen this edge, and all that tells of it is a name in the environment of a container, or in a ConfigMap. */
export function isGuess({ basis, declaredBy }: Pick<GraphEdge, 'basis' | 'declaredBy'>): boolean {
  return (
    basis !== 'measured' &&
    declaredBy !== undefined &&
    declaredBy.length > 0 &&
    declaredBy.every((by) => by === 'environment' || by === 'config-map')
  );
}
