import { expect } from 'vitest';

/** Fails unless what was found differs by no more than this share from the truth. */
export function expectWithin(share: number, found: number | undefined, truth: number, what: string): void {
  const far = Math.abs((found ?? Number.NaN) / truth - 1);
  if (!(far <= share)) expect.fail(`${what}: found ${found}, counted ${truth}`);
}
