import type { ServiceRow, Services } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aDelta, aNodeOf, aSnapshot } from '../../test/aDelta.ts';
import { applyDelta } from './applyDelta.ts';
import { changeSize, diffGraphs, isEmptyChange } from './diffGraphs.ts';
import { foldDeltas } from './foldDeltas.ts';
import { RevisionGapError } from './revisionGap.ts';
import { RevisionLog } from './RevisionLog.ts';
import { applyServicesDelta, foldServicesDeltas } from './servicesDelta.ts';

describe('applyDelta', () => {
  it('puts and drops whole items and takes over revision and counts', () => {
    const snapshot = aSnapshot([aNodeOf('a'), aNodeOf('b')]);
    const after = applyDelta(snapshot, aDelta(1, 3, { put: [aNodeOf('c')], drop: ['a'] }));
    expect(after).toEqual(aSnapshot([aNodeOf('b'), aNodeOf('c')], { revision: 3, shown: 3, total: 3 }));
    expect(after.nodes[0]).toBe(snapshot.nodes[1]);
    expect(after.edges).toBe(snapshot.edges);
  });

  it('refuses a delta that does not follow', () => {
    expect(() => applyDelta(aSnapshot([]), aDelta(2, 3))).toThrow(RevisionGapError);
  });
});

describe('diffGraphs', () => {
  it('is empty between equal pictures', () => {
    expect(isEmptyChange(diffGraphs(aSnapshot([aNodeOf('a')]), aSnapshot([aNodeOf('a')])))).toBe(true);
    expect(isEmptyChange(diffGraphs(aSnapshot([aNodeOf('a')]), aSnapshot([aNodeOf('a', { verdict: 'broken' })])))).toBe(
      false,
    );
  });
});

describe('foldDeltas', () => {
  it('spans both, counts from the oldest event and has the later counts', () => {
    const folded = foldDeltas(aDelta(1, 2, { put: [aNodeOf('a')] }), aDelta(2, 5, { drop: ['b'] }));
    expect(folded).toEqual({
      ...aDelta(1, 5, { put: [aNodeOf('a')], drop: ['b'] }),
      oldestObservedAt: aDelta(1, 2).oldestObservedAt,
    });
  });

  it('keeps the newest event even if it came first', () => {
    const [older, newer] = [aDelta(1, 2), aDelta(2, 3)];
    const late = { ...older, observedAt: '2027-01-01T00:00:00Z' };
    expect(foldDeltas(late, newer).observedAt).toBe('2027-01-01T00:00:00Z');
  });

  it('refuses deltas that do not join', () => {
    expect(() => foldDeltas(aDelta(1, 2), aDelta(3, 4))).toThrow(RevisionGapError);
  });
});

describe('RevisionLog', () => {
  const filled = (...revisions: number[]) => {
    const log = new RevisionLog({ capacity: 3, revision: 1, fold: foldDeltas });
    let from = 1;
    for (const to of revisions) {
      log.push(aDelta(from, to, { put: [aNodeOf(`n${to}`)] }));
      from = to;
    }
    return log;
  };

  it('folds everything after a revision into one delta', () => {
    const log = filled(2, 3, 4);
    const since = log.since(2);
    expect(since.kind === 'delta' && since.delta.upsert.nodes.map(({ id }) => id)).toEqual(['n3', 'n4']);
    expect(since).toMatchObject({ kind: 'delta', delta: { from: 2, to: 4 } });
  });

  it('says when nothing is missing', () => {
    expect(filled(2, 3).since(3)).toEqual({ kind: 'current' });
    expect(filled().since(1)).toEqual({ kind: 'current' });
  });

  it('keeps the last ones only, in order, however often it goes round', () => {
    const log = filled(2, 3, 4, 5, 6, 7, 8);
    expect(log.since(4)).toEqual({ kind: 'gone' });
    expect(log.since(5)).toMatchObject({ kind: 'delta', delta: { from: 5, to: 8 } });
  });

  it('folds no more at once than it may, and tells what holds more as it is', () => {
    const log = new RevisionLog({ capacity: 9, itemsPerFold: 4, sizeOf: changeSize, revision: 1, fold: foldDeltas });
    [2, 2, 5, 0, 1].forEach((count, index) => {
      const put = Array.from({ length: count }, (_, item) => aNodeOf(`${index}-${item}`));
      log.push(aDelta(index + 1, index + 2, { put }));
    });
    const steps: [from: number, to: number][] = [];
    for (let at = 1; ; at = steps.at(-1)?.[1] ?? at) {
      const since = log.since(at);
      if (since.kind !== 'delta') break;
      steps.push([since.delta.from, since.delta.to]);
    }
    expect(steps).toEqual([
      [1, 3],
      [3, 4],
      [4, 6],
    ]);
  });

  it('lets go of old ones when all together hold too much, and keeps the latest whatever it holds', () => {
    const log = new RevisionLog({
      capacity: 9,
      itemsAtMost: () => 4,
      sizeOf: changeSize,
      revision: 1,
      fold: foldDeltas,
    });
    const putting = (count: number) => ({ put: Array.from({ length: count }, (_, index) => aNodeOf(`n${index}`)) });
    log.push(aDelta(1, 2, putting(2)));
    log.push(aDelta(2, 3, { drop: ['a', 'b'] }));
    expect(log.since(1)).toMatchObject({ kind: 'delta', delta: { from: 1, to: 3 } });
    log.push(aDelta(3, 4, putting(1)));
    expect(log.since(1)).toEqual({ kind: 'gone' });
    expect(log.since(2)).toMatchObject({ kind: 'delta', delta: { from: 2, to: 4 } });
    log.push(aDelta(4, 5, putting(9)));
    expect(log.since(3)).toEqual({ kind: 'gone' });
    expect(log.since(4)).toMatchObject({ kind: 'delta', delta: { from: 4, to: 5 } });
    log.push(aDelta(5, 6, putting(4)));
    expect(log.since(5)).toMatchObject({ kind: 'delta' });
  });

  it('does not know revisions that lie ahead or between two', () => {
    expect(filled(2, 5).since(9)).toEqual({ kind: 'gone' });
    expect(filled(2, 5).since(3)).toEqual({ kind: 'gone' });
  });

  it('refuses a delta that does not follow, and no room at all', () => {
    expect(() => filled(2).push(aDelta(3, 4))).toThrow(RevisionGapError);
    expect(() => new RevisionLog({ capacity: 0, revision: 1, fold: foldDeltas })).toThrow(RangeError);
  });
});

describe('deltas of services', () => {
  const row = (id: string, verdict: ServiceRow['verdict'] = 'ok'): ServiceRow => ({
    id,
    namespace: 'shop',
    name: id,
    type: 'ClusterIP',
    headless: false,
    ports: [],
    selector: null,
    backends: {
      total: 0,
      listed: 0,
      ready: 0,
      serving: 0,
      terminating: 0,
      receiving: 0,
      receivingUnready: 0,
      fallback: 0,
    },
    zones: null,
    owners: null,
    ownersTotal: null,
    verdict,
    headline: null,
    note: null,
    state: 'live',
    since: null,
    createdAt: null,
    callers: null,
    traffic: null,
  });
  const services: Services = { instance: 'x', revision: 1, items: [row('a'), row('b')] };
  const sentAt = '2026-01-01T00:00:00Z';
  const one = { from: 1, to: 2, sentAt, upsert: [row('a', 'broken'), row('c')], remove: [] };
  const two = { from: 2, to: 3, sentAt, upsert: [], remove: ['b', 'c'] };

  it('fold to the same effect, however many', () => {
    const three = { from: 3, to: 4, sentAt, upsert: [row('c', 'ok')], remove: ['a'] };
    const all = applyServicesDelta(services, foldServicesDeltas(one, two, three));
    expect(all).toEqual({ instance: 'x', revision: 4, items: [row('c', 'ok')] });
  });

  it('fold to the same effect', () => {
    const inTurn = applyServicesDelta(applyServicesDelta(services, one), two);
    expect(applyServicesDelta(services, foldServicesDeltas(one, two))).toEqual(inTurn);
    expect(inTurn).toEqual({ instance: 'x', revision: 3, items: [row('a', 'broken')] });
  });

  it('refuse what does not follow', () => {
    expect(() => applyServicesDelta(services, two)).toThrow(RevisionGapError);
    expect(() => foldServicesDeltas(two, one)).toThrow(RevisionGapError);
  });
});
