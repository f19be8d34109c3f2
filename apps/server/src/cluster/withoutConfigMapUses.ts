import { mapItems } from '@fairlead/informer';
import type { ListerWatcher, WatchBatch, WatchEvent } from '@fairlead/informer';
import type { AnyRecord, ConfigMapUse } from '@fairlead/model';

const NONE: readonly ConfigMapUse[] = Object.freeze([]);

/**
 * Records as they come, but for which ConfigMaps a workload uses: where these are not read, nobody asks for it, and a large cluster has many.
 */
export function withoutConfigMapUses<T extends AnyRecord>(source: ListerWatcher<T>): ListerWatcher<T> {
  return {
    list: async (options) => {
      const page = await source.list(options);
      return { ...page, items: mapItems(page.items, without) };
    },
    watch: (options) => lessOf(source.watch(options)),
  };
}

async function* lessOf<T extends AnyRecord>(batches: AsyncIterable<WatchBatch<T>>): AsyncGenerator<WatchBatch<T>> {
  for await (const batch of batches) yield { ...batch, events: batch.events.map(lessOfEvent) };
}

function lessOfEvent<T extends AnyRecord>(event: WatchEvent<T>): WatchEvent<T> {
  return event.type === 'BOOKMARK' ? event : { ...event, object: without(event.object) };
}

function without<T extends AnyRecord>(record: T): T {
  return 'configMaps' in record && record.configMaps.length > 0 ? { ...record, configMaps: NONE } : record;
}
