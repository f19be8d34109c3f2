import { NOW } from '@fairlead/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceAnswer } from '../src/answer.ts';
import type { Path, Reach, Vantage } from '../src/reach/reach.ts';
import { reachFrom } from '../src/reach/reachFrom.ts';
import { Resolver } from '../src/Resolver.ts';
import { resolveService } from '../src/resolveService.ts';
import type { World } from '../src/world/World.ts';
import { ObjectLists } from '../src/testing/ObjectLists.ts';
import { change } from '../src/testing/randomObjects.ts';

const VANTAGES: readonly Vantage[] = [
  ...['n0', 'n1', 'n2', 'gone'].map((name) => ({ kind: 'node', name }) as const),
  ...['a', 'b', 'gone'].map((name) => ({ kind: 'zone', name }) as const),
];

const changes = fc.array(change, { minLength: 15, maxLength: 60, size: 'max' });

/** Every service of a random world with what is reached from each vantage. */
function everyReach(
  lists: ObjectLists,
  check: (answer: ServiceAnswer, reaches: readonly Reach[], world: World) => void,
) {
  const world = lists.world(NOW);
  for (const service of lists.list('services')) {
    const answer = resolveService(service, world);
    check(
      answer,
      VANTAGES.map((from) => reachFrom(answer, from, world)),
      world,
    );
  }
}

function forAllWorlds(check: (answer: ServiceAnswer, reaches: readonly Reach[], world: World) => void): void {
  fc.assert(
    fc.property(changes, fc.boolean(), (all, nodesForbidden) => {
      const lists = new ObjectLists();
      lists.nodesForbidden = nodesForbidden;
      for (const each of all) lists.apply(each);
      everyReach(lists, check);
    }),
    { numRuns: 150 },
  );
}

const names = (paths: readonly Path[]): readonly string[] =>
  [...new Set(paths.flatMap(({ pods }) => pods.map(({ pod }) => pod.name)))].toSorted();
const id = ({ way, family, port }: Path): string => JSON.stringify([way, family, port]);

describe('what is reached in any world', { timeout: 60_000 }, () => {
  it('is listed, on its port, and ready, unless it is the last resort', () => {
    forAllWorlds((_answer, reaches) => {
      for (const { pods, port, fallback, usable } of reaches.flatMap(({ paths }) => paths)) {
        expect(pods.length).toBeLessThanOrEqual(usable);
        for (const { listed, conditions, ports } of pods) {
          expect(listed).toBe(true);
          if (!fallback) expect(conditions?.ready).toBe(true);
          else expect(conditions?.serving).toBe(true);
          if (port !== undefined) {
            expect(ports.some(({ port: number, target }) => number === port.port && target !== undefined)).toBe(true);
          }
        }
      }
    });
  });

  it('is refused where nothing is usable anywhere, and dropped only by a Local policy', () => {
    forAllWorlds((_answer, reaches) => {
      for (const { way, outcome, pods, usable, narrowedBy, borrowed, droppedOn } of reaches.flatMap(
        ({ paths }) => paths,
      )) {
        if (way === 'dns') expect(outcome).toBe(pods.length > 0 ? 'reached' : 'no-address');
        if (outcome === 'refused') expect([pods.length, usable, narrowedBy]).toEqual([0, 0, undefined]);
        if (outcome === 'reached') expect(pods.length + (borrowed ?? 0)).toBeGreaterThan(0);
        expect(droppedOn.length > 0).toBe(outcome === 'dropped' || outcome === 'partly');
        if (droppedOn.length > 0) expect(narrowedBy).toMatch(/TrafficPolicy$/);
      }
    });
  });

  it('from a zone is the sum over its nodes', () => {
    forAllWorlds((answer, reaches, world) => {
      for (const zone of reaches.filter(({ from }) => from.kind === 'zone')) {
        const inside = [...world.nodes()]
          .filter((node) => node.zone === zone.from.name)
          .map(({ name }) => reachFrom(answer, { kind: 'node', name }, world));
        for (const path of zone.paths) {
          const same = inside.flatMap(({ paths }) => paths.filter((other) => id(other) === id(path)));
          expect(names([path])).toEqual(names(same));
          expect(new Set(same.map(({ outcome }) => outcome)).size > 1).toBe(path.outcome === 'partly');
        }
      }
    });
  });

  it('agrees with the traffic of each pod', () => {
    forAllWorlds((answer, reaches) => {
      const fromNodes = reaches.filter(({ from, untold }) => from.kind === 'node' && untold === undefined);
      // The traffic of a pod sums up the families, each of which has a proxy of its own.
      if (fromNodes.length === 0 || answer.families.length > 1) return;
      const { trafficDistribution, annotations } = answer.service;
      const hinted = trafficDistribution !== undefined || Object.keys(annotations).length > 0;
      const least = answer.service.publishNotReadyAddresses ? 0 : 1;
      for (const { pod, ports } of answer.pods) {
        ports.forEach(({ port, traffic }) => {
          const found = fromNodes.filter(({ paths }) =>
            paths.some(
              (path) =>
                (path.way === 'dns' || (path.way === 'cluster-ip' && path.port?.port === port)) &&
                path.pods.some((other) => other.pod === pod),
            ),
          );
          // Hints may keep a receiving pod from some vantages, and from all only if its own node is none.
          if (traffic === 'none') expect(found).toEqual([]);
          if (traffic === 'receives') expect(found.length).toBeGreaterThanOrEqual(hinted ? least : fromNodes.length);
          if (traffic === 'fallback')
            for (const { paths } of found) expect(paths.some((path) => path.fallback)).toBe(true);
        });
      }
    });
  });

  it('is the same from the indexes as from plain lists', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const lists = new ObjectLists();
        const resolver = new Resolver();
        for (const each of all) {
          lists.apply(each);
          resolver.apply(each);
        }
        everyReach(lists, (answer, reaches) => {
          const world = resolver.worldAt(NOW);
          expect(VANTAGES.map((from) => reachFrom(answer, from, world))).toEqual(reaches);
        });
      }),
      { numRuns: 60 },
    );
  });
});
