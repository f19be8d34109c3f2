/** A net of calls of any size, all of it computed. */
export interface CallNet {
  readonly services: number;
  readonly edges: number;
}

export interface NetService {
  readonly namespace: string;
  readonly name: string;
}

const PER_NAMESPACE = 20;
/** Far apart and without a factor in common with most sizes, so that callees are spread. */
const STRIDE = 7919;

export function serviceAt(index: number): NetService {
  return {
    namespace: `team-${String(Math.floor(index / PER_NAMESPACE)).padStart(3, '0')}`,
    name: `service-${String(index).padStart(5, '0')}`,
  };
}

export interface NetEdge {
  readonly from: number;
  readonly to: number;
  readonly perSecond: number;
  /** One in ten edges has errors, one call in twenty. */
  readonly errorShare: number;
}

/** No two edges of a net have the same ends as long as there are fewer edges than `services` squared. */
export function edgeAt({ services }: CallNet, index: number): NetEdge {
  const from = index % services;
  const turn = Math.floor(index / services);
  return {
    from,
    to: (from + 1 + turn * STRIDE) % services,
    perSecond: 0.5 + (index % 97),
    errorShare: index % 10 === 0 ? 0.05 : 0,
  };
}
