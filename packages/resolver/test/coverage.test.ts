import { POD_REASONS, SERVICE_REASONS, SUMMARY_REASONS } from '@fairlead/model';
import { NOW } from '@fairlead/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../src/resolveService.ts';
import { ObjectLists } from '../src/testing/ObjectLists.ts';
import { change } from '../src/testing/randomObjects.ts';

/** What objects of a small random world cannot show: a thousand pods, a one-time read, pods that are not selected. */
const BEYOND = new Set<string>(['legacy-truncated', 'no-selector-unfilled', 'other-namespace', 'labels-differ']);

describe('the random worlds', { timeout: 60_000 }, () => {
  it('show every reason, so that the properties are about all of them', () => {
    const counts = new Map<string, number>();
    const worlds = fc.sample(fc.array(change, { minLength: 20, maxLength: 60, size: 'max' }), {
      numRuns: 800,
      seed: 7,
    });
    for (const changes of worlds) {
      const lists = new ObjectLists();
      for (const each of changes) lists.apply(each);
      const world = lists.world(NOW);
      for (const service of lists.list('services')) {
        const { reasons, pods } = resolveService(service, world);
        for (const { id } of [...reasons, ...pods.flatMap((pod) => pod.reasons)]) {
          counts.set(id, (counts.get(id) ?? 0) + 1);
        }
      }
    }
    const ids = [...SERVICE_REASONS, ...SUMMARY_REASONS, ...POD_REASONS].filter((id) => !BEYOND.has(id));
    expect(ids.filter((id) => (counts.get(id) ?? 0) < 3)).toEqual([]);
  });
});
