import { expect, it } from 'vitest';
import { LastingLooks } from './LastingLooks.ts';

it('goes on with what was looked at a moment ago, behind what is looked at now', () => {
  let nowMs = 0;
  let looked = new Map([['shop', 1]]);
  const looks = new LastingLooks(
    () => looked,
    () => nowMs,
  );
  expect(looks.isOther).toBe(true);
  expect([...looks.ranks()]).toEqual([['shop', 1]]);
  expect(looks.isOther).toBe(false);
  looked = new Map([['payments', 0]]);
  nowMs = 60_000;
  expect(looks.isOther).toBe(true);
  expect([...looks.ranks()]).toEqual([
    ['payments', 0],
    ['shop', 3],
  ]);
  nowMs = 60_001;
  expect([...looks.ranks()]).toEqual([['payments', 0]]);
});
