import type { ReachPath } from '@fairlead/protocol';

type Paths = readonly [ReachPath, ...ReachPath[]];

/** Paths that differ in nothing but their port and family, together; in the order of the first of each. */
export function samePaths(paths: readonly ReachPath[]): readonly Paths[] {
  const groups = new Map<string, [ReachPath, ...ReachPath[]]>();
  for (const path of paths) {
    const { port: _port, family: _family, ...rest } = path;
    const key = JSON.stringify(rest);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return [...groups.values()];
}
