import type { PodRecord } from '@fairlead/model';

/** Order of names by code unit, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Pods in order of namespaces, then names. */
export function comparePods(a: PodRecord, b: PodRecord): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

/** How many things a fact lists at most; the count beside it is the whole number. */
const LISTED_AT_MOST = 3;

/** The first few of some texts in order, without repeats. */
export function firstFew(texts: Iterable<string>, atMost: number = LISTED_AT_MOST): readonly string[] {
  const few: string[] = [];
  for (const text of texts) {
    if (few.length === atMost && text >= (few[atMost - 1] ?? '')) continue;
    const at = few.findIndex((other) => text <= other);
    if (at >= 0 && few[at] === text) continue;
    few.splice(at < 0 ? few.length : at, 0, text);
    if (few.length > atMost) few.pop();
  }
  return few;
}
