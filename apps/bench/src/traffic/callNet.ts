/** A net of calls of any size, all of it computed. */
export interface CallNet {
  readonly services: readonly NetService[];
  readonly edges: number;
}

/** A service with a workload of the same name. */
export interface NetService {
  readonly namespace: string;
  readonly name: string;
}

/** Far apart and without a factor in common with most sizes, so that callees are spread. */
const STRIDE = 7919;

export interface NetEdge {
  /** Places in the list of services. */
  readonly from: number;
  readonly to: number;
  readonly perSecond: number;
  /** One in ten edges has errors, one call in twenty. */
  readonly errorShare: number;
}

/** No two edges of a net have the same ends as long as there are fewer edges than services squared. */
export function edgeAt({ services: { length } }: CallNet, index: number): NetEdge {
  const from = index % length;
  const turn = Math.floor(index / length);
  return {
    from,
    to: (from + 1 + turn * STRIDE) % length,
    perSecond: 0.5 + (index % 97),
    errorShare: index % 10 === 0 ? 0.05 : 0,
  };
}
