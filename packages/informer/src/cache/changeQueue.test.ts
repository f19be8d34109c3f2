import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeQueue } from './changeQueue.ts';
import { Store } from '../store/store.ts';
import type { ObjectChange } from '../store/storeChange.ts';
import type { NamespaceRecord } from '@fairlead/model';
import { FakeClock } from '../testing/fakeClock.ts';
import { aNamespace } from '../testing/objects.ts';

type Batch = readonly [changes: readonly ObjectChange[], observedAtMs: number];

function aQueue(): { readonly clock: FakeClock; readonly queue: ChangeQueue; readonly batches: Batch[] } {
  const clock = new FakeClock(0);
  const batches: Batch[] = [];
  const queue = new ChangeQueue({
    clock,
    deliver: (changes, observedAtMs) => void batches.push([changes, observedAtMs]),
  });
  return { clock, queue, batches };
}

const change = (before: NamespaceRecord | undefined, after: NamespaceRecord | undefined): ObjectChange => ({
  resource: 'namespaces',
  key: (after ?? before)?.name ?? '',
  before,
  after,
});

const one = aNamespace('a', { resourceVersion: '1' });
const two = aNamespace('a', { resourceVersion: '2' });
const other = aNamespace('a', { uid: 'other', resourceVersion: '3' });

describe('ChangeQueue', () => {
  it.each([
    {
      name: 'changes of one object become one',
      changes: [change(undefined, one), change(one, two)],
      want: [change(undefined, two)],
    },
    { name: 'what came and went is not told', changes: [change(undefined, one), change(one, undefined)], want: [] },
    {
      name: 'another UID stays a deletion and an addition',
      changes: [change(one, undefined), change(undefined, other)],
      want: [change(one, undefined), change(undefined, other)],
    },
    {
      name: 'an object between two others is not told',
      changes: [
        change(one, undefined),
        change(undefined, other),
        change(other, undefined),
        change(undefined, { ...one, uid: 'third' }),
      ],
      want: [change(one, undefined), change(undefined, { ...one, uid: 'third' })],
    },
    {
      name: 'an object that comes back is changed',
      changes: [change(one, undefined), change(undefined, two)],
      want: [change(one, two)],
    },
  ])('$name', async ({ changes, want }) => {
    const { clock, queue, batches } = aQueue();
    for (const each of changes) void queue.add([each], 0);
    await clock.advance(5);
    expect(batches.flatMap(([told]) => told)).toEqual(want);
  });

  it('gathers for 5 ms and tells the arrival of the oldest', async () => {
    const { clock, queue, batches } = aQueue();
    void queue.add([change(undefined, one)], 1000);
    await clock.advance(4);
    void queue.add([change(undefined, aNamespace('b'))], 1004);
    expect(batches).toEqual([]);
    await clock.advance(1);
    expect(batches.map(([told, observedAtMs]) => [told.length, observedAtMs])).toEqual([[2, 1000]]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('makes whoever adds too much wait, and hands on in slices', async () => {
    const { clock, queue, batches } = aQueue();
    const many = Array.from({ length: 3_000 }, (_, index) => change(undefined, aNamespace(`n${index}`)));
    expect(queue.add(many.slice(0, 90), 0)).toBeUndefined();
    const drained = queue.add(many.slice(90), 0);
    expect(drained).toBeInstanceOf(Promise);
    await clock.settle();
    await drained;
    expect(batches.map(([told]) => told.length)).toEqual(Array.from({ length: 30 }, () => 100));
    expect(batches.flatMap(([told]) => told)).toEqual(many);
  });

  it('tells all at once when flushed, and nothing after it was stopped', async () => {
    const { clock, queue, batches } = aQueue();
    void queue.add([change(undefined, one)], 0);
    queue.flush();
    expect(batches).toHaveLength(1);
    void queue.add([change(one, two)], 0);
    queue.stop();
    await clock.advance(100);
    expect(batches).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('tells what leads from the old store to the new one, however it is cut', async () => {
    const put = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('u', 'v'), fc.boolean(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(put, { maxLength: 60 }), async (steps) => {
        const { clock, queue, batches } = aQueue();
        const store = new Store<NamespaceRecord>();
        for (const [index, [name, uid, isDelete, isPause]] of steps.entries()) {
          const record = aNamespace(name, { uid, resourceVersion: String(index) });
          const changes = isDelete ? store.delete({ ...record, uid: '' }) : store.put(record);
          void queue.add(
            changes.map(({ before, after }) => change(before, after)),
            0,
          );
          if (isPause) await clock.advance(5);
        }
        queue.flush();
        const known = new Map<string, unknown>();
        for (const { key, before, after } of batches.flatMap(([told]) => told)) {
          expect(known.get(key)).toBe(before);
          if (after === undefined) known.delete(key);
          else known.set(key, after);
        }
        expect(known).toEqual(new Map([...store.values()].map((record) => [record.name, record])));
      }),
    );
  });
});
