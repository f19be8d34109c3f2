import type { Profiler } from 'node:inspector';

type CpuProfile = Pick<Profiler.Profile, 'nodes' | 'samples' | 'timeDeltas' | 'startTime'>;

/** A function, and how long it ran in one turn. */
export interface FunctionTime {
  /** Name and place, such as `flush ServiceGraph.ts:87`. */
  readonly where: string;
  /** By itself. */
  readonly ownMs: number;
  /** With all that it called. */
  readonly ms: number;
}

function nameOf({ functionName, url, lineNumber }: Profiler.ProfileNode['callFrame']): string {
  const file = url.split('/').at(-1) ?? '';
  const name = functionName === '' ? '(anonymous)' : functionName;
  return file === '' ? name : `${name} ${file}:${lineNumber + 1}`;
}

/** What ran between two times (microseconds, as in the profile): what took longest with all that it called first. */
export function profiledTurn(profile: CpuProfile, fromUs: number, toUs: number): FunctionTime[] {
  const { nodes, samples = [], timeDeltas = [], startTime } = profile;
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const own = new Map<string, number>();
  const all = new Map<string, number>();
  let at = startTime;
  for (const [index, sample] of samples.entries()) {
    const before = at;
    at += timeDeltas[index] ?? 0;
    const us = Math.min(at, toUs) - Math.max(before, fromUs);
    if (us <= 0) continue;
    const stack = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) stack.add(names.get(id) ?? '');
    stack.delete('(root)');
    const [top] = stack;
    if (top !== undefined) own.set(top, (own.get(top) ?? 0) + us);
    for (const name of stack) all.set(name, (all.get(name) ?? 0) + us);
  }
  return Array.from(all, ([where, us]) => ({ where, ownMs: (own.get(where) ?? 0) / 1000, ms: us / 1000 })).sort(
    (left, right) => right.ms - left.ms,
  );
}
