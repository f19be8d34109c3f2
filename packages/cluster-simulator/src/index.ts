export { startSimulator } from './simulator.ts';
export type { Simulator, SimulatorOptions } from './simulator.ts';
export type { RequestRecord, Verb } from './http/apiServer.ts';
export type { SceneName } from './scenes/scenes.ts';
export { SCENES } from './scenes/scenes.ts';
export { systemClock } from './world/timeline.ts';
export type { Clock } from './world/timeline.ts';
