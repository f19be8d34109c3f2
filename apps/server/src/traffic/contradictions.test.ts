import type { Contradiction } from '@fairlead/protocol';
import type { BackendCounts, PodAnswer, ServiceAnswer } from '@fairlead/resolver';
import { aPod } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { podCalls, serviceContradictions } from './contradictions.ts';

type State = 'ready' | 'unready' | 'terminating' | 'finished';

/** A pod of a service as the resolver has it, as far as it is looked at. */
function aPodAnswer(name: string, state: State): PodAnswer {
  const pod = aPod({
    namespace: 'shop',
    name,
    uid: name,
    phase: state === 'finished' ? 'Succeeded' : 'Running',
    deletionTimestamp: state === 'terminating' ? 1_000 : undefined,
  });
  const ready = state === 'ready';
  const conditions =
    state === 'finished'
      ? undefined
      : { ready, serving: ready || state === 'terminating', terminating: state === 'terminating' };
  return { pod, conditions, traffic: ready ? 'receives' : 'none' } as PodAnswer;
}

const service = (pods: readonly PodAnswer[]): ServiceAnswer => ({ pods }) as unknown as ServiceAnswer;

/** What does not fit at each pod, of pods in some state with so many requests a second. */
function found(pods: Readonly<Record<string, readonly [State, number | undefined]>>): Record<string, Contradiction[]> {
  const answers = Object.entries(pods).map(([name, [state]]) => aPodAnswer(name, state));
  const rates = Object.entries(pods).flatMap(([name, [, rate]]) =>
    rate === undefined ? [] : [[`shop/${name}`, rate] as const],
  );
  return Object.fromEntries(
    podCalls(service(answers), new Map(rates)).map(({ name, contradictions }) => [name, contradictions]),
  );
}

describe('calls and readiness of pods', () => {
  it('fit where all that are ready get about the same', () => {
    expect(found({ a: ['ready', 12], b: ['ready', 9], c: ['unready', 0] })).toEqual({ a: [], b: [], c: [] });
  });

  it('do not fit where a pod is not ready, or is going, and gets some', () => {
    expect(found({ a: ['ready', 10], b: ['unready', 1], c: ['terminating', 2] })).toEqual({
      a: [],
      b: ['traffic-to-unready'],
      c: ['traffic-to-terminating'],
    });
  });

  it('do not fit where a ready pod gets none of many', () => {
    expect(found({ a: ['ready', 10], b: ['ready', 10], c: ['ready', undefined] })).toEqual({
      a: [],
      b: [],
      c: ['ready-without-traffic'],
    });
    // Of so few some have to get none.
    expect(found({ a: ['ready', 0.4], b: ['ready', 0.4], c: ['ready', 0] })).toEqual({ a: [], b: [], c: [] });
  });

  it('do not fit where one of several ready pods takes most', () => {
    expect(found({ a: ['ready', 90], b: ['ready', 10] })).toEqual({ a: ['takes-most'], b: [] });
    expect(found({ a: ['ready', 70], b: ['ready', 30] })).toEqual({ a: [], b: [] });
    // It is the only one that can.
    expect(found({ a: ['ready', 90], b: ['unready', 0] })).toEqual({ a: [], b: [] });
  });

  it('passes over pods that have finished, and says nothing where nobody counted', () => {
    expect(found({ a: ['ready', 5], job: ['finished', 5] })).toEqual({ a: [] });
    const unknown = podCalls(service([aPodAnswer('a', 'unready')]), undefined);
    expect(unknown).toMatchObject([{ requestsPerSecond: null, share: null, contradictions: [] }]);
  });
});

describe('calls to a service', () => {
  it.each([
    { name: 'no backend', backends: { receiving: 0, fallback: 0 }, rate: 3, want: ['calls-without-backend'] },
    { name: 'no backend and no calls', backends: { receiving: 0, fallback: 0 }, rate: 0, want: [] },
    { name: 'no backend and nobody who counts', backends: { receiving: 0, fallback: 0 }, rate: null, want: [] },
    { name: 'a draining pod that still answers', backends: { receiving: 0, fallback: 1 }, rate: 3, want: [] },
    { name: 'a ready pod', backends: { receiving: 1, fallback: 0 }, rate: 3, want: [] },
  ])('with $name', ({ backends, rate, want }) => {
    const answer = { backends: backends as BackendCounts } as ServiceAnswer;
    expect(serviceContradictions(answer, rate)).toEqual(want);
  });
});
