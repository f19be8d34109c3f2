export { compareWorld } from './compareWorld.ts';
export type { WorldReport } from './compareWorld.ts';
export { worldOfSeed } from './randomWorld.ts';
export type { WorldPlan } from './randomWorld.ts';
export { RULES } from './ruleHits.ts';
