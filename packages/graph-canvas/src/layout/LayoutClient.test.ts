import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LayoutAnswers, type LayoutAnswer, type LayoutQuestion } from './LayoutAnswers.ts';
import { LayoutClient, startLayoutAhead } from './LayoutClient.ts';
import type { LayoutInput, LayoutResult } from './layoutTypes.ts';
import { computeLayout } from './layoutWorkerMessages.ts';

const inputOf = (...names: string[]): LayoutInput => ({
  nodes: names.map((name) => ({ id: name, name, kind: 'service', area: 'shop', width: 156, height: 42 })),
  edges: [],
  areas: [{ id: 'shop', name: 'shop' }],
  window: { width: 1176, height: 763 },
  keepFree: { width: 0, height: 0 },
});

/** A worker whose messages are copied, and which answers when told to. */
class SlowWorker {
  static last: SlowWorker;
  readonly asked: LayoutQuestion[] = [];
  readonly #answers = new LayoutAnswers();
  onmessage: ((event: { data: LayoutAnswer }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    SlowWorker.last = this;
  }

  postMessage(question: LayoutQuestion): void {
    this.asked.push(structuredClone(question));
  }

  answer(): void {
    const question = this.asked.shift();
    if (question !== undefined) this.onmessage?.({ data: structuredClone(this.#answers.answer(question)) });
  }

  terminate(): void {}
}

function aClient() {
  const results: LayoutResult[] = [];
  const client = new LayoutClient((result) => results.push(result));
  const latest = (): LayoutResult => {
    const result = results.at(-1);
    if (result === undefined) throw new Error('no layout came');
    return result;
  };
  return { client, results, latest, worker: SlowWorker.last };
}

describe('LayoutClient', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', SlowWorker);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('gets what the whole layout would be, keeps what stays, and does not send back what it got', () => {
    const { client, latest, worker } = aClient();
    client.request(inputOf('cart', 'pay'), null, { nodes: {}, areas: {} });
    worker.answer();
    const first = latest();
    expect(first).toEqual(computeLayout(inputOf('cart', 'pay'), null));
    client.request(inputOf('cart', 'pay', 'search'), first.placement, first.placement);
    expect(worker.asked[0]).toMatchObject({ before: 'last', remembered: 'last' });
    worker.answer();
    expect(latest()).toEqual(computeLayout(inputOf('cart', 'pay', 'search'), first.placement));
    expect(latest().placement.nodes['cart']).toBe(first.placement.nodes['cart']);
  });

  it('gives the newest layout only, right also after answers that nobody waits for', () => {
    const { client, results, latest, worker } = aClient();
    client.request(inputOf('cart'), null, { nodes: {}, areas: {} });
    worker.answer();
    const { placement } = latest();
    client.request(inputOf('cart', 'pay'), placement, placement);
    client.request(inputOf('cart', 'search'), placement, placement);
    expect(worker.asked[1]).toMatchObject({ before: placement });
    worker.answer();
    expect(results).toHaveLength(1);
    worker.answer();
    expect(latest()).toEqual(computeLayout(inputOf('cart', 'search'), placement));
  });

  it('goes on by itself when the worker fails', async () => {
    const { client, latest, worker } = aClient();
    client.request(inputOf('cart'), null, { nodes: {}, areas: {} });
    worker.answer();
    const { placement } = latest();
    client.request(inputOf('cart', 'pay'), placement, placement);
    worker.onerror?.();
    await Promise.resolve();
    expect(latest()).toEqual(computeLayout(inputOf('cart', 'pay'), placement));
  });

  it('asks the worker that was started ahead, the next map one of its own', () => {
    startLayoutAhead();
    const ahead = SlowWorker.last;
    startLayoutAhead();
    expect(SlowWorker.last).toBe(ahead);
    const { client, results, worker } = aClient();
    expect(worker).toBe(ahead);
    client.request(inputOf('cart'), null, { nodes: {}, areas: {} });
    worker.answer();
    expect(results.length).toBe(1);
    expect(aClient().worker).not.toBe(ahead);
  });

  it('starts another where the one that was started ahead has failed', () => {
    startLayoutAhead();
    const ahead = SlowWorker.last;
    ahead.onerror?.();
    expect(aClient().worker).not.toBe(ahead);
  });
});
