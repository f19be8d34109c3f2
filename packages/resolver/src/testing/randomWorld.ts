import type { PodRecord } from '@fairlead/model';
import { aPod, aService } from '@fairlead/test-kit';
import fc from 'fast-check';
import type { ObjectChange } from '../objectChange.ts';
import { beginning, change } from './randomObjects.ts';

/** One thing that happens to a cluster: an object changes, or the right to read nodes comes or goes. */
export type Step = ObjectChange | { readonly resource: 'nodesForbidden'; readonly forbidden: boolean };

/** A cluster to begin with, and what happens to it. */
export interface WorldPlan {
  readonly beginning: readonly ObjectChange[];
  readonly events: readonly Step[];
}

/** Any step; the right to read nodes changes rarely. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: change },
  { weight: 1, arbitrary: fc.boolean().map((forbidden): Step => ({ resource: 'nodesForbidden', forbidden })) },
);

const plan: fc.Arbitrary<WorldPlan> = fc.record({
  beginning,
  events: fc.array(step, { minLength: 10, maxLength: 24, size: 'max' }),
});

/** One world in so many holds a crowd: more pods than one slice object or a legacy Endpoints object takes. */
const CROWDED_EVERY = 400;
const CROWD_PODS = 1001;
const CROWD_SERVICES = 5;

let crowd: readonly ObjectChange[] | undefined;

/** A thousand ready pods in a namespace of their own, behind a few services. */
function crowdChanges(): readonly ObjectChange[] {
  const pods = Array.from({ length: CROWD_PODS }, (_, index): PodRecord =>
    aPod({
      namespace: 'crowd',
      name: `c${index}`,
      nodeName: `n${index % 3}`,
      podIPs: [`10.1.${index >> 8}.${index & 255}`],
    }),
  );
  const services = Array.from({ length: CROWD_SERVICES }, (_, index) =>
    aService({ namespace: 'crowd', name: `s${index}`, publishNotReadyAddresses: true }),
  );
  return [
    ...pods.map((after) => ({ resource: 'pods', key: `crowd/${after.name}`, before: undefined, after }) as const),
    ...services.map(
      (after) => ({ resource: 'services', key: `crowd/${after.name}`, before: undefined, after }) as const,
    ),
  ];
}

/** The world of a number: the same number gives the same world on every machine. */
export function worldOfSeed(seed: number): WorldPlan {
  const [world] = fc.sample(plan, { seed, numRuns: 1, unbiased: true });
  if (world === undefined) throw new Error(`no world for seed ${seed}`);
  if (seed % CROWDED_EVERY !== 0) return world;
  crowd ??= crowdChanges();
  return { beginning: [...world.beginning, ...crowd], events: world.events };
}
