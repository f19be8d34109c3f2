import type { ResourceStatus } from '@fairlead/protocol';

/** How far one line of the loading panel is. `total` is a guess while `done` is false, `undefined` before the server gave one. */
export interface ListProgress {
  readonly name: string;
  readonly done: boolean;
  readonly read: number;
  readonly total: number | undefined;
}

const WORKLOADS = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'];
const ALWAYS = ['services', 'pods', 'nodes'];

/** Services, pods, nodes and the workload resources together; the others only while they are being read. */
export function listProgress(resources: readonly ResourceStatus[]): readonly ListProgress[] {
  const readable = resources.filter(({ state }) => state !== 'off' && state !== 'forbidden');
  const workloads = readable.filter(({ resource }) => WORKLOADS.includes(resource)).map(progressOf);
  const others = readable.filter(({ resource }) => !WORKLOADS.includes(resource)).map(progressOf);
  return [
    ...others.filter((line) => ALWAYS.includes(line.name) || !line.done),
    ...(workloads.length === 0 ? [] : [summed(workloads)]),
  ];
}

function progressOf({ resource, state, objects, progress }: ResourceStatus): ListProgress {
  if (state !== 'syncing') return { name: resource, done: true, read: objects ?? 0, total: objects ?? 0 };
  if (progress === null) return { name: resource, done: false, read: 0, total: undefined };
  const total = progress.remaining === null ? undefined : progress.read + progress.remaining;
  return { name: resource, done: false, read: progress.read, total };
}

function summed(lines: readonly ListProgress[]): ListProgress {
  const totals = lines.map(({ total }) => total);
  return {
    name: 'workloads',
    done: lines.every(({ done }) => done),
    read: lines.reduce((sum, { read }) => sum + read, 0),
    total: totals.reduce((sum, total) => (sum === undefined || total === undefined ? undefined : sum + total), 0),
  };
}
