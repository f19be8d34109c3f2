/** Code unit order: the same for every user, whatever the language of the browser. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A to Z by name, then by id. */
export function byName(left: { name: string; id: string }, right: { name: string; id: string }): number {
  return compareText(left.name, right.name) || compareText(left.id, right.id);
}
