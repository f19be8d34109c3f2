import type { PageItems } from './listerWatcher.ts';

/** Items made of others, each only when it is read. */
export function mapItems<T, U>(items: PageItems<T>, map: (item: T) => U): PageItems<U> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield map(item);
    },
  };
}
