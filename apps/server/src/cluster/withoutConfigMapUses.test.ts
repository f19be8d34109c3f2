import type { ListerWatcher, WatchBatch } from '@fairlead/informer';
import type { WorkloadRecord } from '@fairlead/model';
import { aWorkload } from '@fairlead/test-kit';
import { expect, it } from 'vitest';
import { withoutConfigMapUses } from './withoutConfigMapUses.ts';

const configMaps = [{ name: 'urls', key: undefined, variable: undefined }];
const web = aWorkload({ name: 'web', configMaps });
const lean = { ...web, configMaps: [] };

const source: ListerWatcher<WorkloadRecord> = {
  list: () =>
    Promise.resolve({
      items: [web, aWorkload()],
      resourceVersion: '7',
      continueToken: 'more',
      remainingItemCount: 3,
      wireBytes: 10,
    }),
  async *watch() {
    yield { events: [{ type: 'MODIFIED', object: web, resourceVersion: '8' }], wireBytes: 5 };
    await Promise.resolve();
    yield { events: [{ type: 'BOOKMARK', resourceVersion: '9' }], wireBytes: 1 };
  },
};

it('leaves out of lists which ConfigMaps a workload uses, and nothing else', async () => {
  const { signal } = new AbortController();
  const page = await withoutConfigMapUses(source).list({ limit: 500, continueToken: undefined, signal });
  expect({ ...page, items: [...page.items] }).toEqual({
    items: [lean, aWorkload()],
    resourceVersion: '7',
    continueToken: 'more',
    remainingItemCount: 3,
    wireBytes: 10,
  });
});

it('leaves it out of what a watch tells, too', async () => {
  const { signal } = new AbortController();
  const batches: WatchBatch<WorkloadRecord>[] = [];
  const options = { resourceVersion: '7', timeoutSeconds: 300, signal, onAccepted: () => undefined };
  for await (const batch of withoutConfigMapUses(source).watch(options)) batches.push(batch);
  expect(batches).toEqual([
    { events: [{ type: 'MODIFIED', object: lean, resourceVersion: '8' }], wireBytes: 5 },
    { events: [{ type: 'BOOKMARK', resourceVersion: '9' }], wireBytes: 1 },
  ]);
});
