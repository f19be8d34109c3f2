import type { EpochSeconds, ServiceRecord } from '@fairlead/model';
import { compareSlices, derivedSlices, dropLingeringSlices } from '@fairlead/resolver';
import type { ServiceAnswer } from '@fairlead/resolver';
import { iso, named, proven } from './cause.ts';
import type { Cause } from './cause.ts';
import { causeOf } from './causeOf.ts';
import { pairDifferences } from './differences.ts';
import type { Difference } from './differences.ts';
import { isLater, isNewer, type ObjectsRead, type Proofs } from './proofs.ts';
import type { PublishedSlice } from './publishedSlice.ts';

/** One service as it is derived, and the slices of the EndpointSlice controller that are published for it. */
export interface ComparedService {
  /** `namespace/name`. */
  readonly key: string;
  /** `undefined`: there is no such service, only slices that are left of it. */
  readonly answer: ServiceAnswer | undefined;
  readonly slices: readonly PublishedSlice[];
}

export interface ExplainedDifference {
  readonly difference: Difference;
  readonly cause: Cause;
}

/** In what the derived and the published answer for one service differ (R26 and R28f, docs/resolution.md). */
export function differencesOf({ answer, slices }: ComparedService): readonly Difference[] {
  const derived = derivedSlices(answer === undefined ? [] : [answer]);
  return pairDifferences(
    compareSlices(dropLingeringSlices(slices), derived, {
      missing: 'published, not derived:',
      unexpected: 'derived, not published:',
    }),
  );
}

/** `explained` only if every single difference is a known lag that the objects themselves prove. */
export function resultOf(causes: readonly ExplainedDifference[]): 'same' | 'explained' | 'different' {
  if (causes.length === 0) return 'same';
  return causes.every(({ cause }) => cause.proven) ? 'explained' : 'different';
}

/** Names the cause of each difference. Slices that anyone but the controller wrote prove nothing. */
export async function explain(
  { answer, slices }: ComparedService,
  differences: readonly Difference[],
  { objects, proofs, now }: { readonly objects: ObjectsRead; readonly proofs: Proofs; readonly now: EpochSeconds },
): Promise<readonly ExplainedDifference[]> {
  if (differences.length === 0) return [];
  if (answer === undefined) {
    const text = 'the service does not exist, and its slices are still there';
    return differences.map((difference) => ({ difference, cause: named('stale-slice', text) }));
  }
  const { service } = answer;
  const writtenAt = controllerWroteAt(slices);
  if (service.selector === undefined || service.type === 'ExternalName') {
    const cause = await frozenCause(service, slices, writtenAt, proofs);
    return differences.map((difference) => ({ difference, cause }));
  }
  const context = { service, objects, proofs, writtenAt, slices, now };
  const result: ExplainedDifference[] = [];
  for (const difference of differences) {
    const terminating = terminatingCause(difference, service, slices, objects);
    result.push({ difference, cause: terminating ?? (await causeOf(difference, context)) });
  }
  return result;
}

/** The controller's name as a writer of fields. */
const CONTROLLER_MANAGER = 'kube-controller-manager';

/** When the controller last wrote these slices; `undefined` if anyone else did, too, or if they do not tell. */
function controllerWroteAt(slices: readonly PublishedSlice[]): EpochSeconds | undefined {
  const times: EpochSeconds[] = [];
  for (const { endpointWrites } of slices) {
    const { managers, lastAt } = endpointWrites;
    if (lastAt === undefined || managers.length === 0) return undefined;
    if (managers.some((manager) => manager !== CONTROLLER_MANAGER)) return undefined;
    times.push(lastAt);
  }
  return times.length === 0 ? undefined : Math.max(...times);
}

/** R28e: a namespace or service that is being deleted gets no new slices, and those it had may be gone before its pods. */
function terminatingCause(
  { kind, addressType }: Difference,
  { name, namespace, deletionTimestamp }: ServiceRecord,
  slices: readonly PublishedSlice[],
  objects: ObjectsRead,
): Cause | undefined {
  if (kind !== 'only-derived' || slices.some((slice) => slice.addressType === addressType)) return undefined;
  if (deletionTimestamp !== undefined) {
    const text = `service ${name} is being deleted: it gets no new slices, and those it had are gone already`;
    return proven('terminating', text, { rule: 'R28e', facts: { service: name }, since: deletionTimestamp });
  }
  const since = objects.namespace(namespace)?.deletionTimestamp;
  if (since === undefined) return undefined;
  const text = `namespace ${namespace} is being deleted: it gets no new slices, and those it had are gone already`;
  return proven('terminating', text, { rule: 'R28e', facts: { namespace }, since });
}

/** R28d: the selector was taken away, or the type changed to ExternalName, after the slices were last written. */
async function frozenCause(
  service: ServiceRecord,
  slices: readonly PublishedSlice[],
  writtenAt: EpochSeconds | undefined,
  proofs: Proofs,
): Promise<Cause> {
  const facts = { slices: slices.map(({ name }) => name) };
  const own = slices.every(({ ownerUid }) => ownerUid === service.uid);
  const { lastAt } =
    writtenAt === undefined || !own
      ? { lastAt: undefined }
      : await proofs.specWrites(`${service.namespace}/${service.name}`);
  if (writtenAt !== undefined && isLater(lastAt, writtenAt)) {
    const text = `frozen: the service lost its selector at ${iso(lastAt)}, its slices were last written at ${iso(writtenAt)}`;
    return proven('frozen-slice', text, { rule: 'R28d', facts: { ...facts, writtenAt }, since: lastAt });
  }
  // The controller writes no slice for a service without selector (R3).
  if (writtenAt !== undefined && own && slices.every((slice) => isNewer(service, slice))) {
    const text = `frozen: the service was changed after its slices were last written at ${iso(writtenAt)}, and has no selector any more`;
    return proven('frozen-slice', text, { rule: 'R28d', facts: { ...facts, writtenAt } });
  }
  const text =
    'slices of the controller stand beside a service without selector, and nothing shows that it ever had one';
  return named('frozen-slice', text, { facts });
}
