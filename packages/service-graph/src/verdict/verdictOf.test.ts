import { NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import type { ReasonId, ReasonLevel, ServiceRecord, Verdict } from '@fairlead/model';
import { anAnswer, aPodAnswer, aReason, freshness, liveVerdict, notLiveFor } from '../../test/anAnswer.ts';
import { carrySince, verdictOf } from './verdictOf.ts';

interface Case {
  readonly name: string;
  readonly reasons: readonly (ReasonId | [ReasonId, ReasonLevel])[];
  readonly service?: Partial<ServiceRecord>;
  readonly pods?: ReturnType<typeof aPodAnswer>[];
  readonly verdict: Verdict;
  readonly headline: ReasonId | undefined;
}

const failed = aPodAnswer('web-1', { finished: true, pod: { ...aPodAnswer('web-1').pod, phase: 'Failed' } });
const succeeded = aPodAnswer('web-2', { finished: true });

const CASES: Case[] = [
  { name: 'nothing to say', reasons: [], verdict: 'ok', headline: undefined },
  { name: 'nothing to say and nothing ready', reasons: [], pods: [], verdict: 'unknown', headline: undefined },
  // Line 0
  { name: 'an external name', reasons: ['external-name'], pods: [], verdict: 'at-rest', headline: 'external-name' },
  {
    name: 'an external name being deleted',
    reasons: ['external-name', 'service-deleting'],
    pods: [],
    verdict: 'at-rest',
    headline: 'external-name',
  },
  {
    name: 'the API servers',
    reasons: ['no-selector'],
    service: { namespace: 'default', name: 'kubernetes' },
    pods: [],
    verdict: 'at-rest',
    headline: 'no-selector',
  },
  // Line 1
  { name: 'no selector', reasons: ['no-selector'], pods: [], verdict: 'unknown', headline: 'no-selector' },
  // Line 2
  {
    name: 'scaled to zero',
    reasons: ['selector-matches-nothing', ['scaled-to-zero', 'hint']],
    pods: [],
    verdict: 'at-rest',
    headline: 'selector-matches-nothing',
  },
  { name: 'all Succeeded', reasons: ['all-finished'], pods: [succeeded], verdict: 'at-rest', headline: 'all-finished' },
  // Line 3
  {
    name: 'one Failed among the finished',
    reasons: ['all-finished'],
    pods: [failed, succeeded],
    verdict: 'broken',
    headline: 'all-finished',
  },
  {
    name: 'nothing selected',
    reasons: ['selector-matches-nothing', ['near-miss', 'hint']],
    pods: [],
    verdict: 'broken',
    headline: 'selector-matches-nothing',
  },
  {
    name: 'no selector and nothing made by hand',
    reasons: ['no-selector', 'no-selector-unfilled'],
    pods: [],
    verdict: 'broken',
    headline: 'no-selector-unfilled',
  },
  {
    name: 'none of the family',
    reasons: ['none-listed', 'family-mismatch'],
    verdict: 'broken',
    headline: 'family-mismatch',
  },
  { name: 'none listed', reasons: ['none-listed'], verdict: 'broken', headline: 'none-listed' },
  {
    name: 'none ready while being deleted',
    reasons: ['service-deleting', 'none-ready'],
    verdict: 'broken',
    headline: 'none-ready',
  },
  { name: 'a port that no pod has', reasons: ['port-unresolved'], verdict: 'broken', headline: 'port-unresolved' },
  { name: 'a missing SRV record', reasons: [['port-unresolved', 'info']], verdict: 'ok', headline: undefined },
  // Line 4
  ...(
    [
      'only-terminating',
      'family-empty',
      'port-partial',
      'internal-local',
      'load-balancer-pending',
      'service-deleting',
      'namespace-terminating',
      'publishes-unready',
      'pods-without-traffic',
    ] as const
  ).map((id): Case => ({ name: id, reasons: [id], verdict: 'degraded', headline: id })),
  {
    name: 'the table before the sum over pods',
    reasons: ['pods-without-traffic', 'internal-local'],
    verdict: 'degraded',
    headline: 'internal-local',
  },
  {
    name: 'external-local of a NodePort',
    reasons: ['external-local'],
    service: { type: 'NodePort' },
    verdict: 'degraded',
    headline: 'external-local',
  },
  {
    name: 'external-local with externalIPs',
    reasons: ['external-local'],
    service: { type: 'LoadBalancer', externalIPs: ['192.0.2.1'] },
    verdict: 'degraded',
    headline: 'external-local',
  },
  // Line 5
  {
    name: 'external-local of a LoadBalancer',
    reasons: ['external-local'],
    service: { type: 'LoadBalancer' },
    verdict: 'ok',
    headline: undefined,
  },
  ...(
    [
      'target-undeclared',
      'target-other-protocol',
      'target-is-port-name',
      'topology-off',
      'port-differs',
      'headless',
      'mixed-owners',
      'pods-draining',
    ] as const
  ).map((id): Case => ({ name: id, reasons: [id], verdict: 'ok', headline: undefined })),
];

describe('verdictOf live data', () => {
  it.each(CASES)('gives $verdict for $name', ({ reasons, service, pods, verdict, headline }) => {
    const answer = anAnswer({
      reasons: reasons.map((each) => (typeof each === 'string' ? aReason(each) : aReason(each[0], { level: each[1] }))),
      ...(service === undefined ? {} : { service }),
      ...(pods === undefined ? {} : { pods }),
    });
    const result = liveVerdict(answer);
    expect({ verdict: result.verdict, headline: result.headline?.id }).toEqual({ verdict, headline });
  });

  it('notes pods that drain on a card that is well, and only there', () => {
    const draining = aReason('pods-draining', { level: 'info' });
    expect(liveVerdict(anAnswer({ reasons: [draining] })).note).toEqual(draining);
    expect(liveVerdict(anAnswer({ reasons: [aReason('port-partial'), draining] })).note).toBeUndefined();
  });

  it('shows the hint with a selector that matches nothing, being scaled to zero first', () => {
    const reasons = ['selector-matches-nothing', 'near-miss', 'scaled-to-zero'] as const;
    const answer = anAnswer({ pods: [], reasons: reasons.map((id) => aReason(id)) });
    expect(liveVerdict(answer).headline?.shared?.id).toBe('scaled-to-zero');
  });

  it('dates the verdict by its headline, else by the pod reason behind it', () => {
    const since = { at: NOW - 60, basis: 'api' } as const;
    const shared = aReason('gate-missing', { since });
    expect(liveVerdict(anAnswer({ reasons: [aReason('none-ready', { shared })] })).since).toEqual(since);
  });

  it('names the one workload that all pods without traffic belong to', () => {
    const canary = { kind: 'Deployment', name: 'web-canary' } as const;
    const reasons = [aReason('pods-without-traffic', { facts: { pods: 1, total: 3 } })];
    const dead = aPodAnswer('c', { traffic: 'none', workload: canary });
    const named = liveVerdict(anAnswer({ reasons, pods: [aPodAnswer('a'), dead] })).headline;
    expect(named?.facts).toEqual({ pods: 1, total: 3, workload: 'web-canary', variant: 'canary' });
    const spread = liveVerdict(anAnswer({ reasons, pods: [aPodAnswer('a', { traffic: 'none' }), dead] })).headline;
    expect(spread?.facts).toEqual({ pods: 1, total: 3 });
    const alone = liveVerdict(
      anAnswer({ reasons, pods: [aPodAnswer('a'), aPodAnswer('b', { traffic: 'none' })] }),
    ).headline;
    expect(alone?.facts).toEqual({ pods: 1, total: 3 });
  });
});

describe('verdictOf data that is not live', () => {
  const ok = anAnswer();
  const degraded = anAnswer({ reasons: [aReason('port-partial')] });
  const broken = anAnswer({ reasons: [aReason('none-ready')] });
  const resting = anAnswer({ pods: [], reasons: [aReason('selector-matches-nothing'), aReason('scaled-to-zero')] });
  const external = anAnswer({ pods: [], reasons: [aReason('external-name')] });
  const unread = { state: 'syncing', synced: false, notLiveSince: undefined } as const;
  const forbidden = { state: 'forbidden', synced: false, notLiveSince: undefined } as const;

  it.each(['pods', 'nodes', 'services'] as const)('turns unknown when %s are stale, but stays broken', (resource) => {
    const stale = freshness({ [resource]: notLiveFor(5) });
    for (const answer of [ok, degraded, resting]) {
      const { verdict, headline } = verdictOf(answer, stale, NOW);
      expect([verdict, headline?.id, headline?.facts['resource']]).toEqual(['unknown', 'stale', resource]);
    }
    expect(verdictOf(broken, stale, NOW)).toMatchObject({
      verdict: 'broken',
      headline: { id: 'none-ready' },
      state: expect.stringMatching(/retrying/),
    });
    expect(verdictOf(external, stale, NOW).verdict).toBe('at-rest');
  });

  it.each(['retrying', 'relisting'] as const)(
    'holds the verdict for the first 5 s of %s and says when it ends',
    (state) => {
      const since = notLiveFor(4, state);
      expect(verdictOf(ok, freshness({ pods: since }), NOW)).toMatchObject({
        verdict: 'ok',
        state,
        validUntil: NOW + 1,
      });
      expect(verdictOf(ok, freshness({ pods: since }), NOW + 1).verdict).toBe('unknown');
    },
  );

  it.each(['pods', 'nodes', 'services'] as const)(
    'is unknown while %s are not read yet, even if it looks broken',
    (resource) => {
      for (const answer of [ok, broken]) {
        expect(verdictOf(answer, freshness({ [resource]: unread }), NOW)).toMatchObject({
          verdict: 'unknown',
          headline: { id: 'not-read-yet' },
          state: 'syncing',
        });
      }
    },
  );

  it('is unknown when pods or services are forbidden, even if it was broken', () => {
    for (const resource of ['pods', 'services']) {
      const result = verdictOf(broken, freshness({ [resource]: forbidden }), NOW);
      expect([result.verdict, result.headline?.id]).toEqual(['unknown', 'forbidden']);
    }
  });

  it('does without nodes that may not be read', () => {
    expect(verdictOf(ok, freshness({ nodes: forbidden }), NOW)).toMatchObject({ verdict: 'ok', state: 'live' });
  });

  it('says managed elsewhere before it says stale', () => {
    const elsewhere = anAnswer({ pods: [], reasons: [aReason('no-selector')] });
    const result = verdictOf(elsewhere, freshness({ pods: notLiveFor(60) }), NOW);
    expect([result.verdict, result.headline?.id, result.state]).toEqual(['unknown', 'no-selector', 'live']);
  });

  it('says forbidden before it says stale', () => {
    const result = verdictOf(ok, freshness({ pods: notLiveFor(60), services: forbidden }), NOW);
    expect(result.headline?.id).toBe('forbidden');
  });

  it('has to be given again at the earlier of grace and staleness', () => {
    const answer = anAnswer({ validUntil: NOW + 3 });
    expect(verdictOf(answer, freshness({ pods: notLiveFor(1) }), NOW).validUntil).toBe(NOW + 3);
    expect(verdictOf(answer, freshness({ pods: notLiveFor(3) }), NOW).validUntil).toBe(NOW + 2);
  });
});

describe('carrySince', () => {
  const broken = liveVerdict(anAnswer({ pods: [], reasons: [aReason('selector-matches-nothing')] }));
  const well = liveVerdict(anAnswer());

  it('dates trouble of unknown beginning by when it was first seen, and keeps that date', () => {
    const first = carrySince(undefined, broken, NOW);
    expect(first.since).toEqual({ at: NOW, basis: 'observed' });
    expect(carrySince(first, broken, NOW + 60).since).toEqual({ at: NOW, basis: 'observed' });
  });

  it('starts anew after the service was well', () => {
    expect(carrySince(well, broken, NOW + 60).since).toEqual({ at: NOW + 60, basis: 'observed' });
  });

  it('leaves what the API tells, and what is well, as they are', () => {
    const since = { at: NOW - 5, basis: 'api' } as const;
    const told = liveVerdict(anAnswer({ reasons: [aReason('none-ready', { since })] }));
    expect(carrySince(undefined, told, NOW).since).toEqual(since);
    expect(carrySince(broken, well, NOW).since).toBeUndefined();
  });
});
