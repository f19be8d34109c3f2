import { objectKey } from '@fairlead/model';
import type { AnyRecord, ObjectKey, ObjectRecord } from '@fairlead/model';
import type { Clock } from '../clock.ts';
import { UnreachableError } from '../source/errors.ts';
import type { ListerWatcher, ListPage } from '../source/listerWatcher.ts';
import { pageWithin } from './listRun.ts';
import { isEarlierVersion } from './resourceVersion.ts';
import { ResourceVersionSteppedBackError } from '../source/steppedBack.ts';

const ANSWER_MS = 30_000;

interface Held {
  holds(key: ObjectKey, record: ObjectRecord): boolean;
}

/**
 * Proof that a server, of which the first page of a list is at hand, is not the one that a store was filled from: it was
 * restored from a backup, or another cluster answers at its address. Its version lies before the one held; or it has an
 * object that was last written before the version held, and the store, equal to the resource at that version, lacks it.
 * `undefined` if nothing speaks against it.
 */
export function otherHistory(
  { items, resourceVersion }: Pick<ListPage<ObjectRecord & AnyRecord>, 'items' | 'resourceVersion'>,
  store: Held,
  heldVersion: string,
): ResourceVersionSteppedBackError | undefined {
  if (isEarlierVersion(resourceVersion, heldVersion)) {
    return new ResourceVersionSteppedBackError(heldVersion, resourceVersion);
  }
  const unknown = [...items].find(
    (item) =>
      item.name !== '' && isEarlierVersion(item.resourceVersion, heldVersion) && !store.holds(objectKey(item), item),
  );
  return unknown === undefined ? undefined : new ResourceVersionSteppedBackError(heldVersion, unknown.resourceVersion);
}

/**
 * Asks for one object of the resource. An API server that does not know our version yet accepts a watch from it and then
 * says nothing, which looks exactly like a quiet cluster; a list tells. Rejects with errors of the lister-watcher.
 */
export function firstOfList<T extends AnyRecord>(
  listerWatcher: ListerWatcher<T>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ListPage<T>> {
  const tooLate = (): Error => new UnreachableError('a list of one object was not answered for 30 s');
  return pageWithin(ANSWER_MS, tooLate, listerWatcher, { limit: 1, continueToken: undefined }, clock, signal);
}
