/** Whether two JSON values are equal; a member that is `undefined` counts as missing, the order of members does not matter. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameValue(item, right[index]));
  }
  const members = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of members) {
    if (!sameValue(Reflect.get(left, name), Reflect.get(right, name))) return false;
  }
  return true;
}
