import { describe, expect, it } from 'vitest';
import { growthOf, notFlat } from './soakTable.ts';
import type { Minute } from './soakTable.ts';

const minutes = (...megabytes: readonly number[]): Minute[] =>
  megabytes.map((rssMb, index) => ({
    minute: index + 1,
    rssMb,
    heapMb: 80,
    eventsPerSecond: 1000,
    longestBlockMs: 20,
  }));

describe('a soak', () => {
  it.each([
    { what: 'is flat whatever the first minute took', megabytes: [150, 250, 252, 255], says: [] },
    { what: 'is not flat if it ends above its second minute', megabytes: [250, 250, 270], says: [/8\.0 %/] },
    { what: 'is flat if it gives memory back', megabytes: [250, 250, 200], says: [] },
    { what: 'says nothing of one minute', megabytes: [250], says: [] },
  ])('$what', ({ megabytes, says }) => {
    const found = notFlat(growthOf(minutes(...megabytes)));
    expect(found).toHaveLength(says.length);
    says.forEach((pattern, index) => expect(found[index]).toMatch(pattern));
  });
});
