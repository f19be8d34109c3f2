/** Whether two JSON values are equal; a member that is `undefined` counts as missing, the order of members does not matter. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameValue(item, right[index]));
  }
  // Without lists of their names: this is asked of every card and every row that was looked at.
  for (const name in left) if (!sameValue(Reflect.get(left, name), Reflect.get(right, name))) return false;
  for (const name in right) {
    if (Reflect.get(left, name) === undefined && Reflect.get(right, name) !== undefined) return false;
  }
  return true;
}
