import { sameValue } from './sameValue.ts';

/** Something with an id that is unique in its list. */
export interface Keyed {
  readonly id: string;
}

/** Whole items to put, ids to drop; no id is in both. */
export interface KeyedChanges<T extends Keyed> {
  readonly upsert: readonly T[];
  readonly remove: readonly string[];
}

/** By code unit, so that every machine and language sorts alike. */
export function compareIds(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const byId = (left: Keyed, right: Keyed): number => compareIds(left.id, right.id);

/** The items in the order of their ids, as a new list. */
export function sortById<T extends Keyed>(items: Iterable<T>): T[] {
  return [...items].sort(byId);
}

/** What leads from one list to another. Items of equal value are not mentioned. */
export function diffKeyed<T extends Keyed>(
  before: readonly T[],
  after: readonly T[],
): { upsert: T[]; remove: string[] } {
  const old = new Map(before.map((item) => [item.id, item]));
  const upsert = after.filter((item) => !sameValue(old.get(item.id), item));
  const kept = new Set(after.map((item) => item.id));
  const remove = before.filter((item) => !kept.has(item.id)).map((item) => item.id);
  return { upsert: sortById(upsert), remove: remove.sort(compareIds) };
}

/** The list after the changes, in the order of ids; the very same list if they change nothing. Unknown ids to drop are ignored. */
export function applyKeyed<T extends Keyed>(items: T[], changes: KeyedChanges<T>): T[] {
  if (changes.upsert.length === 0 && changes.remove.length === 0) return items;
  const left = new Map(items.map((item) => [item.id, item]));
  let changed = false;
  for (const id of changes.remove) changed = left.delete(id) || changed;
  for (const item of changes.upsert) {
    if (left.get(item.id) === item) continue;
    left.set(item.id, item);
    changed = true;
  }
  return changed ? sortById(left.values()) : items;
}

/**
 * One set of changes with the effect of several in turn. An item that appears and vanishes in between stays among the dropped
 * ids: whether it was there before is not known here.
 */
export function foldKeyed<T extends Keyed>(...changes: readonly KeyedChanges<T>[]): { upsert: T[]; remove: string[] } {
  const upsert = new Map<string, T>();
  const remove = new Set<string>();
  for (const newer of changes) {
    for (const id of newer.remove) {
      upsert.delete(id);
      remove.add(id);
    }
    for (const item of newer.upsert) {
      upsert.set(item.id, item);
      remove.delete(item.id);
    }
  }
  return { upsert: sortById(upsert.values()), remove: [...remove].sort(compareIds) };
}
