import { objectKey } from '@fairlead/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPod } from './arbitraryPod.ts';
import { oneOfManyPods } from './manyPods.ts';
import { withoutMessages } from './podMessages.ts';
import { PodTable } from './podTable.ts';

/** All that stands under a name, anywhere in a value. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : valuesOf(inner, name)));
}

describe('withoutMessages', () => {
  it('takes away all messages and nothing else, and leaves a pod alone that has none', () => {
    fc.assert(
      fc.property(arbitraryPod, (pod) => {
        const quiet = withoutMessages(pod);
        // Labels may be called so, too.
        const { labels: _, ...rest } = quiet;
        expect(valuesOf(rest, 'message').filter((message) => message !== undefined)).toEqual([]);
        expect(withoutMessages(quiet)).toBe(quiet);
        expect(valuesOf(quiet, 'reason')).toEqual(valuesOf(pod, 'reason'));
        expect({ ...quiet, message: pod.message, conditions: [], containers: [] }).toEqual({
          ...pod,
          conditions: [],
          containers: [],
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('PodTable near the memory budget', () => {
  it('leaves messages out of what it holds, piece by piece, and of what is put from then on', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPod, { maxLength: 12 }), (pods) => {
        const table = new PodTable();
        const byKey = new Map(pods.map((pod) => [objectKey(pod), pod]));
        for (const [key, pod] of byKey) table.put(key, pod);
        table.keepMessages(false);
        let next: number | undefined = 0;
        while (next !== undefined) next = table.dropMessages(next, 3);
        for (const [key, pod] of byKey) expect(table.get(key)).toStrictEqual(withoutMessages(pod));
        for (const [key, pod] of byKey) {
          table.put(key, pod);
          expect(table.get(key)).toStrictEqual(withoutMessages(pod));
        }
        table.keepMessages(true);
        for (const [key, pod] of byKey) {
          table.put(key, pod);
          expect(table.get(key)).toStrictEqual(pod);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes less for it', () => {
    const table = new PodTable();
    for (let index = 0; index < 2_000; index += 1) {
      const pod = { ...oneOfManyPods(index), message: `back-off restarting failed container ${index} `.repeat(10) };
      table.put(objectKey(pod), pod);
    }
    const full = table.retainedBytes();
    table.keepMessages(false);
    for (let next: number | undefined = 0; next !== undefined;) next = table.dropMessages(next, 500);
    expect(table.retainedBytes()).toBeLessThan(full / 2);
  });
});
