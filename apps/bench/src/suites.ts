import { churnSuite } from './churn/churnSuite.ts';
import { clusterWorldSuite } from './clusterWorld/clusterWorldSuite.ts';
import { endpointsSuite } from './endpoints/endpointsSuite.ts';
import { holdSuite } from './hold/holdSuite.ts';
import { layoutSuite } from './layout/layoutSuite.ts';
import { mutationsSuite } from './mutations/mutationsSuite.ts';
import { paintSuite } from './paint/paintSuite.ts';
import { resolveSuite } from './resolve/resolveSuite.ts';
import { serveSuite } from './serve/serveSuite.ts';
import { soakSuite } from './soak/soakSuite.ts';
import type { Suite } from './suite.ts';
import { trafficSuite } from './traffic/trafficSuite.ts';
import { worldsSuite } from './worlds/worldsSuite.ts';

/** Everything `npm run bench` can do, in the order it is listed. */
export const SUITES: readonly Suite[] = [
  holdSuite,
  endpointsSuite,
  churnSuite,
  serveSuite,
  soakSuite,
  resolveSuite,
  layoutSuite,
  paintSuite,
  worldsSuite,
  mutationsSuite,
  clusterWorldSuite,
  trafficSuite,
];
