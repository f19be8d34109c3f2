/** How traffic comes and goes: waves around 1, by their length in seconds and their height. */
const WAVES = [
  { seconds: 86_400, height: 0.04, phase: 2.1 },
  { seconds: 437, height: 0.05, phase: 0.7 },
  { seconds: 53, height: 0.03, phase: 4.4 },
] as const;

/** The factor on all rates at a time (epoch milliseconds). One for everything, so that what flows in flows out. */
export function breathAt(ms: number): number {
  let factor = 1;
  for (const { seconds, height, phase } of WAVES) factor += height * Math.sin(angle(ms, seconds) + phase);
  return factor;
}

/** The integral of `breathAt` in seconds: what a rate of 1 per second has counted between two times. */
export function breaths(fromMs: number, toMs: number): number {
  let sum = (toMs - fromMs) / 1000;
  for (const { seconds, height, phase } of WAVES) {
    const scale = (height * seconds) / (2 * Math.PI);
    sum += scale * (Math.cos(angle(fromMs, seconds) + phase) - Math.cos(angle(toMs, seconds) + phase));
  }
  return sum;
}

function angle(ms: number, seconds: number): number {
  // The remainder first: sines of large numbers lose their last digits.
  return (2 * Math.PI * ((ms / 1000) % seconds)) / seconds;
}
