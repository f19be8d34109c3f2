import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  GarbageError,
  ResourceNotServedError,
  ResourceVersionExpiredError,
  ServerBusyError,
  UnreachableError,
} from '../source/errors.ts';
import { aNamespace } from '../testing/objects.ts';
import { startReflected } from '../testing/reflected.ts';
import type { Reflected } from '../testing/reflected.ts';

/** One thing that happens to the server, to the wire or to the time. */
type Step = readonly [name: string, act: (reflected: Reflected) => void | Promise<void>];

const errors = fc.constantFrom<Error>(
  new UnreachableError('reset'),
  new GarbageError('half a frame'),
  new ApiStatusError(400, 'bad token'),
  new ApiStatusError(500, 'broken'),
  new ServerBusyError(429, 2_000),
  new CredentialsRejectedError('401'),
  new ForbiddenError('403'),
  new ResourceNotServedError('404'),
  new ResourceVersionExpiredError('410'),
  new Error('unheard of'),
);
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const uids = fc.constantFrom('first', 'second');

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(names, uids)
      .map(([name, uid]): Step => [
        `put ${name} ${uid}`,
        ({ server }) => void server.put(aNamespace(name, { uid: `${name}-${uid}` })),
      ]),
  },
  { weight: 4, arbitrary: names.map((name): Step => [`delete ${name}`, ({ server }) => server.delete(name)]) },
  { weight: 1, arbitrary: fc.constant<Step>(['bookmark', ({ server }) => server.bookmark()]) },
  { weight: 1, arbitrary: fc.constant<Step>(['compact', ({ server }) => server.compact()]) },
  { weight: 2, arbitrary: fc.constant<Step>(['end watches', ({ server }) => server.endWatches()]) },
  {
    weight: 2,
    arbitrary: errors.map((error): Step => [
      `break watches: ${error.message}`,
      ({ server }) => server.endWatches(error),
    ]),
  },
  {
    weight: 2,
    arbitrary: errors.map((error): Step => [`fail next: ${error.message}`, ({ server }) => server.failNext(error)]),
  },
  { weight: 1, arbitrary: fc.constant<Step>(['list hangs', ({ server }) => server.failLists({ kind: 'hang' })]) },
  { weight: 1, arbitrary: fc.constant<Step>(['watch hangs', ({ server }) => server.failWatches({ kind: 'hang' })]) },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(['watch is silent', ({ server }) => server.failWatches({ kind: 'silence' })]),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(['watch repeats', ({ server }) => server.failWatches({ kind: 'duplicates' })]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(3), errors)
      .map(([afterEvents, error]): Step => [
        `watch breaks after ${afterEvents}`,
        ({ server }) => server.failWatches({ kind: 'end', afterEvents, error }),
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -7_200_000, max: 7_200_000 })
      .map((ms): Step => [`clock jumps ${ms} ms`, ({ clock }) => clock.jump(ms)]),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(0, 300, 1_000, 20_000)
      .map((ms): Step => [`${ms} ms pass`, ({ clock }) => clock.advance(ms)]),
  },
);

const stories = fc
  .array(steps, { maxLength: 40 })
  .map((story) => Object.assign(story, { [fc.toStringMethod]: () => story.map(([name]) => name).join(', ') }));

describe('a reflector', () => {
  it('ends equal to the server whatever happened, and tells each change once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.double({ min: 0, max: 0.99, noNaN: true }), async (story, draw) => {
        const reflected = startReflected({ random: () => draw });
        const { clock, server } = reflected;
        for (const [, act] of story) await act(reflected);
        server.clearFaults();
        // The longest pause is that of a resource that is not served: 5 minutes; a hung list takes as long to notice.
        for (let minute = 0; minute < 12; minute += 1) {
          await clock.advance(60_000);
          server.bookmark();
        }
        await clock.settle();
        expect(reflected.status()).toMatchObject({ state: 'live', error: undefined });
        reflected.expectTruth();
        await reflected.stop();
      }),
      { numRuns: 200 },
    );
  });

  it('follows a server that is restored to any earlier state', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        stories,
        stories,
        fc.uniqueArray(names),
        fc.integer({ min: 1, max: 5 }),
        async (before, after, backup, version) => {
          const reflected = startReflected({ random: () => 0 });
          const { clock, server } = reflected;
          for (const [, act] of before) await act(reflected);
          server.restore(
            backup.map((name) => aNamespace(name)),
            version,
          );
          // Few enough to stay below the versions from before: a server that overtakes them unseen cannot be told apart.
          for (const [, act] of after.slice(0, 30)) await act(reflected);
          server.clearFaults();
          for (let minute = 0; minute < 12; minute += 1) {
            await clock.advance(60_000);
            server.bookmark();
          }
          await clock.settle();
          expect(reflected.status().state).toBe('live');
          reflected.expectTruth();
          await reflected.stop();
        },
      ),
      { numRuns: 100 },
    );
  });
});
