import { clusterWorldSuite } from './clusterWorld/clusterWorldSuite.ts';
import { holdSuite } from './hold/holdSuite.ts';
import { mutationsSuite } from './mutations/mutationsSuite.ts';
import { resolveSuite } from './resolve/resolveSuite.ts';
import type { Suite } from './suite.ts';
import { worldsSuite } from './worlds/worldsSuite.ts';

/** Everything `npm run bench` can do, in the order it is listed. */
export const SUITES: readonly Suite[] = [holdSuite, resolveSuite, worldsSuite, mutationsSuite, clusterWorldSuite];
