import { POD_REASONS, SERVICE_REASONS, STATE_REASONS, SUMMARY_REASONS } from '@fairlead/model';
import type { Clock } from '@fairlead/cluster-simulator';
import { ServiceSchema } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';
import { namespaceOf, plantReasons, REASON_CASES } from './reasonCases.ts';

/** Time goes on, but nobody in the cluster acts: what is planted stays. */
const clock: Clock = { now: () => Date.now(), setTimer: () => () => undefined };

/** Reasons that this table does not show, and where they are. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'no-selector-unfilled': 'rests on a one-time read: comparison.test.ts',
  'legacy-truncated': 'wants more than 1000 pods: the random worlds of the resolver',
  'other-namespace': 'of a pod that is not selected, which no answer lists: the hint wrong-namespace names it',
  'labels-differ': 'of a pod that is not selected, which no answer lists: the hint near-miss names it',
  'not-read-yet': 'a state of resources: faults.test.ts',
  forbidden: 'a state of resources: refusals.test.ts',
  stale: 'a state of resources: faults.test.ts',
};

let pair: Pair;
beforeAll(async () => {
  pair = await startPair({ simulator: { clock }, prepare: (simulator) => plantReasons({ simulator }) });
});
afterAll(() => pair.stop());

describe('every reason through the HTTP API', () => {
  it.each(REASON_CASES.map((each, index) => ({ ...each, path: `api/v1/namespaces/${namespaceOf(index)}/services/x` })))(
    '$id of a $of',
    async ({ id, of, path }) => {
      await eventually(async () => {
        const service = ServiceSchema.parse(await pair.json(path));
        const reasons = of === 'service' ? service.reasons : service.pods.flatMap((pod) => pod.reasons);
        const found = reasons.find((reason) => reason.id === id);
        expect(reasons.map((reason) => reason.id)).toContain(id);
        // A sentence of its own, with every value filled in.
        expect(found?.message).toMatch(/\s.*[.?]$/s);
        expect(found?.message).not.toContain('{{');
      });
    },
  );

  it('is in the table, or named with the reason why not', () => {
    const shown = new Set([...REASON_CASES.map(({ id }) => id), ...Object.keys(ELSEWHERE)]);
    const all = [...SERVICE_REASONS, ...SUMMARY_REASONS, ...POD_REASONS, ...STATE_REASONS];
    expect([...shown].toSorted()).toEqual([...all].toSorted());
  });
});
