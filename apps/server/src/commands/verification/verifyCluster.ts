import type { ClusterConnection } from '@fairlead/kube-client';
import { splitKey } from '@fairlead/model';
import type { Cause } from '../../comparison/cause.ts';
import { differencesOf, explain, resultOf, type ComparedService } from '../../comparison/compareService.ts';
import type { Difference } from '../../comparison/differences.ts';
import { legacyEndpoints } from '../../comparison/legacyEndpoints.ts';
import { notesOf } from '../../comparison/notes.ts';
import type { ObjectsRead } from '../../comparison/proofs.ts';
import { readProofs } from '../../comparison/readProofs.ts';
import { readClusterState, type ClusterState } from './clusterState.ts';

/** What comes from outside. */
export interface VerifyOptions {
  readonly signal: AbortSignal;
  /** Epoch seconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly print: (line: string) => void;
}

export interface VerifyResult {
  readonly equal: number;
  readonly different: number;
  readonly explained: number;
}

/**
 * Pauses between readings, in milliseconds. The controller needs up to a few seconds to follow, and the lists of one reading are not
 * of one moment: only what differs in every reading is different.
 */
const PAUSES_MS = [1000, 2000, 3000, 5000];

/** Compares every service of a cluster, reading it again while some differ, and prints the result. */
export async function verifyCluster(connection: ClusterConnection, options: VerifyOptions): Promise<VerifyResult> {
  const { signal, now, wait, print } = options;
  let state = await readClusterState(connection, signal);
  const all = new Set(comparedServices(state));
  let open = differing(state, all, now());
  for (const pause of PAUSES_MS) {
    if (open.size === 0) break;
    print(`${open.size} of ${all.size} services differ; reading again in ${pause / 1000} s`);
    await wait(pause);
    state = await readClusterState(connection, signal);
    const existing = new Set(comparedServices(state));
    for (const service of open.keys()) if (!existing.has(service)) all.delete(service);
    open = differing(state, open.keys(), now());
  }

  const proofs = readProofs(connection, { signal, readsAtMost: PROOF_READS_AT_MOST });
  const objects = objectsOf(state);
  let explained = 0;
  for (const [key, differences] of open) {
    const service = comparedService(state, key, now());
    const causes = await explain(service, differences, { objects, proofs, now: now() });
    const result = resultOf(causes);
    if (result === 'explained') explained++;
    print(`${key}: ${result}`);
    for (const { lines } of differences) for (const line of lines) print(`  ${line}`);
    for (const text of new Set(causes.map(({ cause }) => causeText(cause)))) print(`  ${text}`);
  }
  for await (const line of besideTheAnswer(connection, state, all, options)) print(line);
  const result = { equal: all.size - open.size, different: open.size - explained, explained };
  print(`${result.equal} equal, ${result.different} different${explained === 0 ? '' : `, ${explained} explained`}`);
  return result;
}

/** Bounds the load on an API server that has much to explain. */
const PROOF_READS_AT_MOST = 2000;

/** The services to compare: those there are, and those that slices of the controller are left of. */
function comparedServices({ services, published }: ClusterState): readonly string[] {
  return [...new Set([...services.keys(), ...published.keys()])].toSorted();
}

function comparedService(state: ClusterState, key: string, now: number): ComparedService {
  return { key, answer: state.resolver.answer(key, now), slices: state.published.get(key) ?? [] };
}

function objectsOf({ pods, nodes, namespaces }: ClusterState): ObjectsRead {
  return {
    pod: (key) => pods.get(key),
    node: (name) => nodes.get(name),
    namespace: (name) => namespaces.get(name),
  };
}

function causeText({ id, rule, proven, text }: Cause): string {
  return `${rule ?? id}${proven ? '' : ' not proven'}: ${text}`;
}

/** What is published beside the answers: slices of other managers, and what someone set for a service without selector. */
async function* besideTheAnswer(
  connection: ClusterConnection,
  state: ClusterState,
  keys: Iterable<string>,
  { signal, now }: VerifyOptions,
): AsyncGenerator<string> {
  for (const key of keys) {
    const { answer, slices } = comparedService(state, key, now());
    const foreign = state.foreign.get(key) ?? [];
    const selectorless = answer?.service.selector === undefined && answer?.service.type !== 'ExternalName';
    const endpoints = selectorless && answer !== undefined ? await endpointsOf(connection, key, signal) : undefined;
    for (const note of notesOf(answer, slices, foreign, endpoints))
      yield `${key}: ${note.rule ?? note.id}: ${note.text}`;
  }
}

async function endpointsOf(connection: ClusterConnection, key: string, signal: AbortSignal) {
  const { namespace, name } = splitKey(key);
  const [raw] = (await connection.readEndpoints(namespace, name, { signal })).items;
  return raw === undefined ? undefined : legacyEndpoints(raw);
}

function differing(
  state: ClusterState,
  services: Iterable<string>,
  now: number,
): ReadonlyMap<string, readonly Difference[]> {
  const found = new Map<string, readonly Difference[]>();
  for (const service of services) {
    const differences = differencesOf(comparedService(state, service, now));
    if (differences.length > 0) found.set(service, differences);
  }
  return found;
}
