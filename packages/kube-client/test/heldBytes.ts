import { readFileSync } from 'node:fs';
import { createClusterCache } from '@fairlead/informer';
import type { ClusterCache, ListerWatcher, WatchEvent } from '@fairlead/informer';
import { resourceInfo } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import type { Encoding } from '../src/wire/encoding.ts';
import { decodeListPage } from '../src/wire/listPage.ts';
import { piecesOf } from './fleetPages.ts';
import { HeapSnapshot } from './heapSnapshot.ts';
import { oneOfMany } from './manyObjects.ts';
import type { FleetShape } from './manyObjects.ts';

/*
 * A process of its own (`node heldBytes.ts TASKS`), whose heap is small: reads fleets into a cache, changes all of them, lets most of them go, and
 * prints what a heap snapshot finds to be kept by each store beside what the cache says.
 */

/** Pages of a fleet from a server, in a file; or objects made here, in JSON. */
export interface Task {
  readonly resource: Resource;
  readonly pages:
    { readonly file: string; readonly encoding: Encoding } | { readonly shape: FleetShape; readonly objects: number };
}

export interface Held {
  readonly resource: Resource;
  /** `changed`: after each object was changed twice. `left`: a tenth of the objects is left. */
  readonly step: 'listed' | 'changed' | 'left';
  readonly objects: number;
  readonly keptBytes: number;
  readonly toldBytes: number;
}

const OBJECTS_PER_PAGE = 50;

function pagesOf({ resource, pages }: Task): readonly Buffer[] {
  if ('file' in pages) return [...piecesOf(readFileSync(pages.file))];
  const { kind } = resourceInfo(resource);
  const indexes = Array.from({ length: pages.objects }, (_, index) => index);
  return Array.from({ length: Math.ceil(pages.objects / OBJECTS_PER_PAGE) }, (_, page) => {
    const items = indexes
      .slice(page * OBJECTS_PER_PAGE, (page + 1) * OBJECTS_PER_PAGE)
      .map((index) => oneOfMany(resource, index, pages.shape));
    return Buffer.from(JSON.stringify({ kind: `${kind}List`, metadata: { resourceVersion: '9000000' }, items }));
  });
}

/** Lists the pages; its watch gives what it is told to, and nothing else. */
class PagedFleet<R extends Resource> implements ListerWatcher<RecordOf[R]> {
  readonly #resource: R;
  readonly #pages: readonly Buffer[];
  readonly #encoding: Encoding;
  #version = 9_000_000;
  #tell: ((events: readonly WatchEvent<RecordOf[R]>[] | undefined) => void) | undefined;

  constructor(resource: R, pages: readonly Buffer[], encoding: Encoding) {
    this.#resource = resource;
    this.#pages = pages;
    this.#encoding = encoding;
  }

  list({
    continueToken = '0',
  }: {
    readonly continueToken: string | undefined;
  }): ReturnType<ListerWatcher<RecordOf[R]>['list']> {
    const page = Number(continueToken);
    const isLast = page + 1 === this.#pages.length;
    return Promise.resolve({
      items: this.#read(page),
      resourceVersion: '9000000',
      continueToken: isLast ? undefined : String(page + 1),
      remainingItemCount: undefined,
      wireBytes: 0,
    });
  }

  async *watch({
    signal,
    onAccepted,
  }: Parameters<ListerWatcher<RecordOf[R]>['watch']>[0]): ReturnType<ListerWatcher<RecordOf[R]>['watch']> {
    onAccepted();
    signal.addEventListener('abort', () => this.#tell?.(undefined));
    for (;;) {
      const events = await new Promise<readonly WatchEvent<RecordOf[R]>[] | undefined>((resolve) => {
        this.#tell = resolve;
      });
      if (events === undefined) return;
      yield { events, wireBytes: 0 };
    }
  }

  /** Sends an event of each object that is wanted, page by page. */
  async send(type: 'MODIFIED' | 'DELETED', isWanted: (index: number) => boolean = () => true): Promise<void> {
    let index = 0;
    for (const page of this.#pages.keys()) {
      const records = this.#read(page).filter(() => isWanted(index++));
      while (this.#tell === undefined) await pause();
      const tell = this.#tell;
      this.#tell = undefined;
      tell(records.map((record) => this.#event(type, record)));
      await pause();
    }
  }

  get lastVersion(): number {
    return this.#version;
  }

  #read(page: number): readonly RecordOf[R][] {
    return [...decodeListPage(this.#resource, this.#encoding, this.#pages[page] ?? Buffer.alloc(0)).items];
  }

  #event(type: 'MODIFIED' | 'DELETED', record: RecordOf[R]): WatchEvent<RecordOf[R]> {
    this.#version += 1;
    // As it comes from the wire: V8 remembers the texts that it made of numbers.
    const resourceVersion = Buffer.from(String(this.#version)).toString();
    const labels = { ...record.labels, 'example.com/generation': `generation-${this.#version % 97}` };
    return { type, object: { ...record, resourceVersion, labels }, resourceVersion };
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause();
}

const STORES = 'storesForTheSnapshot';

/** Reads fleets, and tells at each step what V8 says and what the cache says. */
async function hold(tasks: readonly Task[], note: (held: Held) => void): Promise<void> {
  const fleets = new Map(
    tasks.map((task) => [task.resource, new PagedFleet(task.resource, pagesOf(task), encodingOf(task))]),
  );
  const resources = [...fleets.keys()];
  const cache = createClusterCache({ listerWatcherFor: (resource) => fleets.get(resource) as never, resources });
  const stores = Object.fromEntries(resources.map((resource) => [resource, cache.store(resource)]));
  Object.assign(globalThis, { [STORES]: stores });
  cache.start();
  const measure = async (step: Held['step']): Promise<void> => {
    // What was read last is told first.
    await until(() => resources.every((resource) => cache.hasSynced(resource)));
    for (let turn = 0; turn < 50; turn += 1) await pause();
    const snapshot = await HeapSnapshot.take();
    // A few thousand texts and label sets, each until another one comes in its place.
    const remembered = ['TextCache', 'ByteCache'].flatMap((name) => snapshot.instances(name));
    for (const { resource, retainedBytes: toldBytes = 0 } of cache.statistics()) {
      const store = snapshot.property(snapshot.found(STORES), resource);
      const keptBytes = snapshot.retainedBytes([store, snapshot.property(store, '#table')], remembered);
      note({ resource, step, objects: cache.store(resource).size, keptBytes, toldBytes });
    }
  };
  await until(() => resources.every((resource) => cache.hasSynced(resource)));
  await measure('listed');
  for (let round = 0; round < 2; round += 1) for (const fleet of fleets.values()) await fleet.send('MODIFIED');
  await until(() => isAt(cache, fleets));
  await measure('changed');
  for (const fleet of fleets.values()) await fleet.send('DELETED', (index) => index % 10 > 0);
  await until(() => isAt(cache, fleets));
  await measure('left');
  await cache.stop();
}

function encodingOf({ pages }: Task): Encoding {
  return 'encoding' in pages ? pages.encoding : 'json';
}

function isAt(cache: ClusterCache, fleets: ReadonlyMap<Resource, PagedFleet<Resource>>): boolean {
  return cache
    .statistics()
    .every(({ resource, resourceVersion }) => resourceVersion === String(fleets.get(resource)?.lastVersion));
}

if (process.argv[1] === import.meta.filename) {
  const all: Held[] = [];
  const note = (held: Held): void => void all.push(held);
  const tasks = JSON.parse(process.argv[2] ?? '[]') as readonly Task[];
  const made = tasks.filter(({ pages }) => 'shape' in pages);
  if (made.length > 0) await hold(made, note);
  // Objects of a cluster name each other, and a text that two stores share is kept by neither of them alone.
  for (const task of tasks) if ('file' in task.pages) await hold([task], note);
  process.stdout.write(JSON.stringify(all));
}
