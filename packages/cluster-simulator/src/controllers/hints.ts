import type { StringMap } from '../objects/shapes.ts';
import type { Draft } from '../world/world.ts';

/**
 * What a scene decides instead of chance, so that a demo shows the names people know from its pictures. Keys are
 * `namespace/name`; whatever is not named falls back to the generator.
 */
export interface Hints {
  /** Hash in the name of a Deployment's first ReplicaSet, by Deployment. */
  readonly templateHashes?: StringMap;
  /** Suffixes of pods in the order of their creation, by owner (Deployment, DaemonSet, Job). */
  readonly podSuffixes?: Readonly<Record<string, readonly string[]>>;
  /** Node, last byte of the address, further annotations, by pod. */
  readonly pods?: Readonly<
    Record<string, { readonly node?: string; readonly address?: number; readonly annotations?: StringMap }>
  >;
  /** What an admission webhook makes of each pod that a controller creates: a mesh adds its sidecar. */
  readonly inject?: (draft: Draft<'pods'>) => Draft<'pods'>;
}
