import { isDeepStrictEqual } from 'node:util';
import { NOW } from '@fairlead/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceAnswer } from '../src/answer.ts';
import { Resolver } from '../src/Resolver.ts';
import { resolveService } from '../src/resolveService.ts';
import { ObjectLists } from '../src/testing/ObjectLists.ts';
import { change } from '../src/testing/randomObjects.ts';
import { step } from '../src/testing/randomWorld.ts';

const steps = fc.array(step, { minLength: 8, maxLength: 60, size: 'max' });

/** The answers of all services, computed in full from plain lists. */
function fullAnswers(lists: ObjectLists): Map<string, ServiceAnswer> {
  const world = lists.world(NOW);
  return new Map([...lists.services()].map(([key, service]) => [key, resolveService(service, world)]));
}

const inOrder = (answers: ReadonlyMap<string, ServiceAnswer>) => [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Worlds are many, and machines may be busy. */
const PATIENCE = { timeout: 60_000 };

describe('Resolver', PATIENCE, () => {
  it('gives after every event what the full computation gives, asked only for what it calls dirty', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const resolver = new Resolver();
        const lists = new ObjectLists();
        const kept = new Map<string, ServiceAnswer>();
        for (const each of all) {
          if (each.resource === 'nodesForbidden') {
            resolver.setNodesForbidden(each.forbidden);
            lists.nodesForbidden = each.forbidden;
          } else {
            resolver.apply(each);
            lists.apply(each);
          }
          for (const key of resolver.takeDirty()) {
            const answer = resolver.answer(key, NOW);
            if (answer === undefined) kept.delete(key);
            else kept.set(key, answer);
          }
          const full = fullAnswers(lists);
          // The quick comparison first: the one that explains itself costs ten times as much.
          if (!isDeepStrictEqual(kept, full)) expect(inOrder(kept)).toEqual(inOrder(full));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ends in the same state whatever the order of the events', () => {
    const oneEach = fc.uniqueArray(change, {
      selector: ({ resource, key }) => `${resource} ${key}`,
      minLength: 6,
      maxLength: 30,
    });
    const shuffled = oneEach.chain((changes) =>
      fc.record({
        changes: fc.constant(changes),
        other: fc.shuffledSubarray(changes, { minLength: changes.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ changes, other }) => {
        const [first, second] = [changes, other].map((order) => {
          const resolver = new Resolver();
          for (const each of order) resolver.apply(each);
          return new Map(
            [...resolver.takeDirty()].flatMap((key) => {
              const answer = resolver.answer(key, NOW);
              return answer === undefined ? [] : [[key, answer] as const];
            }),
          );
        });
        expect(inOrder(first ?? new Map())).toEqual(inOrder(second ?? new Map()));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same answers after everything has been taken back and put again', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 5, maxLength: 40 }), (changes) => {
        const resolver = new Resolver();
        const lists = new ObjectLists();
        for (const each of changes) resolver.apply(each);
        for (const { resource, key } of changes) {
          resolver.apply({ resource, key, before: undefined, after: undefined });
        }
        for (const each of changes) {
          resolver.apply(each);
          lists.apply(each);
        }
        for (const [key, answer] of fullAnswers(lists)) expect(resolver.answer(key, NOW)).toEqual(answer);
      }),
      { numRuns: 100 },
    );
  });
});
