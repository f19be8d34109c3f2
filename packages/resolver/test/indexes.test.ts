import type { Labels } from '@fairlead/model';
import fc from 'fast-check';
import { NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { Resolver } from '../src/Resolver.ts';
import type { World } from '../src/world/World.ts';
import { gatesOf, nextGate } from '../src/gates/gatesOf.ts';
import { resolveService } from '../src/resolveService.ts';
import { ObjectLists } from '../src/testing/ObjectLists.ts';
import { change, NAMESPACES } from '../src/testing/randomObjects.ts';

const selector: fc.Arbitrary<Labels> = fc
  .record(
    {
      app: fc.constantFrom('web', 'wep', 'api', 'none'),
      track: fc.constantFrom('stable', ''),
      tier: fc.constantFrom('front', 'back'),
    },
    { requiredKeys: [] },
  )
  .map((pairs) => ({ ...pairs }))
  .filter((pairs) => Object.keys(pairs).length > 0);

/** Everything a world can be asked about one selector, in an order of its own. */
function answers(world: World, pairs: Labels) {
  const names = (pods: readonly { readonly namespace: string; readonly name: string }[]) =>
    pods.map(({ namespace, name }) => `${namespace}/${name}`).toSorted();
  return NAMESPACES.map((namespace) => ({
    selected: names(world.podsSelected(namespace, pairs)),
    elsewhere: names(world.podsSelectedElsewhere(namespace, pairs)),
    nearly: world
      .podsNearlySelected(namespace, pairs)
      .flatMap(({ names: own }) => [...own])
      .toSorted(),
    nearlyMany: world.podsNearlySelected(namespace, pairs).reduce((sum, { count }) => sum + count, 0),
    workloads: names(world.workloadsSelected(namespace, pairs)),
    hasPods: world.hasPods(namespace),
    phase: world.namespace(namespace)?.phase,
    nodes: world.nodeCount(),
  }));
}

describe('the indexes', { timeout: 60_000 }, () => {
  it('find what a scan finds', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 10, maxLength: 60, size: 'max' }), selector, (changes, pairs) => {
        const resolver = new Resolver();
        const lists = new ObjectLists();
        for (const each of changes) {
          resolver.apply(each);
          lists.apply(each);
        }
        expect(answers(resolver.worldAt(NOW), pairs)).toEqual(answers(lists.world(NOW), pairs));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the ledger of any pod', { timeout: 60_000 }, () => {
  it('has a gate to flip whenever the pod gets no traffic, and a reason for it', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 10, maxLength: 60, size: 'max' }), (changes) => {
        const lists = new ObjectLists();
        for (const each of changes) lists.apply(each);
        const world = lists.world(NOW);
        for (const service of lists.list('services')) {
          for (const answer of resolveService(service, world).pods) {
            if (answer.traffic !== 'none') continue;
            expect(nextGate(gatesOf(answer, service))).toBeDefined();
            expect(answer.reasons.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
