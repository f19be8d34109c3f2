import { serviceEnd, workloadEnd } from '@fairlead/model';
import type { DeclaredCall, Guess, WorkloadRecord } from '@fairlead/model';

/** Calls to put, and ids of calls to drop. */
export interface GuessChanges {
  readonly put: readonly DeclaredCall[];
  readonly drop: readonly string[];
}

const NONE: GuessChanges = { put: [], drop: [] };

/**
 * The calls that the containers of a workload announce by the names in their environment and arguments. Names of services that do not
 * exist stay without effect, until they do: the graph draws calls only to services that are there.
 */
export function guessedCalls(before: WorkloadRecord | undefined, after: WorkloadRecord | undefined): GuessChanges {
  if (sameNames(before, after)) return NONE;
  const put = inEnvironment(after);
  const kept = new Set(put.map(({ id }) => id));
  return { put, drop: inEnvironment(before).flatMap(({ id }) => (kept.has(id) ? [] : [id])) };
}

const inEnvironment = (workload: WorkloadRecord | undefined): DeclaredCall[] =>
  workload === undefined ? [] : callsTo(workload.namedHosts, workload, 'environment');

/** Calls from a workload to services by these names: `NAME`, beside it, or `NAME.NAMESPACE`. */
export function callsTo(names: readonly string[], workload: WorkloadRecord, declaredBy: Guess): DeclaredCall[] {
  const { namespace: beside, kind, name: own, controller } = workload;
  // The pods of a Job that a CronJob made belong to that, and several Jobs of it say the same.
  const by = kind === 'Job' && controller !== undefined ? controller : { kind, name: own };
  const source = workloadEnd(beside, by.kind, by.name);
  return names.map((host) => {
    const [name = '', namespace = beside] = host.split('.');
    const target = serviceEnd(namespace, name);
    return { id: `${declaredBy} ${kind}/${own} ${source} ${target}`, source, target, declaredBy };
  });
}

function sameNames(before: WorkloadRecord | undefined, after: WorkloadRecord | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  // Whoever controls a Job stays the same as long as the Job does.
  const [old, now] = [before.namedHosts, after.namedHosts];
  return before.uid === after.uid && old.length === now.length && old.every((host, index) => host === now[index]);
}
