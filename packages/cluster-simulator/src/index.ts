export { startSimulator } from './simulator.ts';
export type { Simulator, SimulatorOptions } from './simulator.ts';
export type { Fault, FaultRule, Faults } from './http/faults.ts';
export type { RequestRecord, Verb } from './http/requestRecord.ts';
export type { World } from './world/world.ts';
export type { SceneName } from './scenes/scenes.ts';
export { SCENES } from './scenes/scenes.ts';
export { systemClock } from './world/timeline.ts';
export type { Clock } from './world/timeline.ts';
