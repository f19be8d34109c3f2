import { INDEX_MUTATIONS } from './indexMutations.ts';
import type { Mutation } from './mutation.ts';
import { REASON_MUTATIONS } from './reasonMutations.ts';
import { RULE_MUTATIONS } from './ruleMutations.ts';

/** Every planted mistake. */
export const MUTATIONS: readonly Mutation[] = [...RULE_MUTATIONS, ...REASON_MUTATIONS, ...INDEX_MUTATIONS];
