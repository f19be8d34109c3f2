import { callId } from '@fairlead/model';
import type { CallFigures } from '@fairlead/model';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TurnCount } from '../../test/TurnCount.ts';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import { CallSums } from '../calls/CallSums.ts';
import { Origin } from '../calls/Origin.ts';
import { CallBook } from './CallBook.ts';
import type { CallChanges } from './CallBook.ts';

function built(target: string, requestsPerSecond: number | undefined, at: number): BuiltCall {
  const [source, called] = ['workload/shop/Deployment/web', `service/shop/${target}`] as const;
  const figures: CallFigures = { ...new CallSums().figures(), requestsPerSecond };
  const id = callId('istio', 'http', source, called);
  const call = {
    id,
    source,
    target: called,
    protocol: 'http',
    telemetry: 'istio',
    rank: 1,
    confidence: 'workload',
    figures,
    at,
  } as const;
  return { call, origin: new Origin(), statuses: [] };
}

/** Targets put and dropped by each refresh in turn. */
async function changes(...refreshes: readonly (readonly BuiltCall[])[]) {
  const book = new CallBook();
  const told: (readonly [string[], number])[] = [];
  for (const calls of refreshes) {
    const parts: CallChanges[] = [];
    await book.replace('istio', calls, (changed) => void parts.push(changed));
    const put = parts.flatMap((part) => part.put);
    const drop = parts.flatMap((part) => part.drop);
    told.push([put.map(({ target, figures }) => `${target} ${figures.requestsPerSecond}`), drop.length]);
  }
  return told;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('CallBook', () => {
  it('tells of what is new, visibly different or gone', async () => {
    expect(
      await changes(
        [built('cart', 100, 1), built('pay', 5, 1)],
        [built('cart', 100.9, 2), built('pay', 6, 2)],
        [built('cart', undefined, 3)],
        [],
      ),
    ).toEqual([
      [['service/shop/cart 100', 'service/shop/pay 5'], 0],
      [['service/shop/pay 6'], 0],
      [['service/shop/cart undefined'], 1],
      [[], 1],
    ]);
  });

  it('never drifts away from what is measured by small steps', async () => {
    const rates = Array.from({ length: 50 }, (_, index) => 100 + index * 0.5);
    const book = new CallBook();
    for (const [at, rate] of rates.entries()) {
      await book.replace('istio', [built('cart', rate, at)], () => undefined);
      const shown = book.get(built('cart', 0, 0).call)?.call.figures.requestsPerSecond ?? 0;
      expect(Math.abs(shown - rate) / shown).toBeLessThanOrEqual(0.01);
    }
  });

  it('keeps one telemetry apart from another', async () => {
    const book = new CallBook();
    await book.replace('istio', [built('cart', 1, 1)], () => undefined);
    const tell = vi.fn();
    await book.replace('otel', [], tell);
    expect(tell).not.toHaveBeenCalled();
    expect(book.sizeOf('istio')).toBe(1);
  });

  it('tells of many changes in turns, those that are gone too, each once', async () => {
    // Each look at the clock finds it a millisecond later.
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1));
    const book = new CallBook();
    const calls = Array.from({ length: 100 }, (_, index) => built(`cart-${index}`, 1, 1));
    for (const refresh of [calls, []]) {
      using count = new TurnCount();
      const told: { readonly turn: number; readonly ids: string[] }[] = [];
      await book.replace('istio', refresh, ({ put, drop }) => {
        told.push({ turn: count.turn, ids: [...put.map(({ id }) => id), ...drop] });
      });
      expect(told.flatMap(({ ids }) => ids)).toEqual(calls.map(({ call }) => call.id));
      expect(Math.max(...told.map(({ ids }) => ids.length))).toBeLessThan(20);
      expect(new Set(told.map((each) => each.turn)).size).toBe(told.length);
    }
    expect(book.size).toBe(0);
  });
});
