export { FakeClock } from './fakeClock.ts';
