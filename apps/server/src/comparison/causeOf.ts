import type { EpochSeconds, PodRecord } from '@fairlead/model';
import { iso, named, proven } from './cause.ts';
import type { Cause } from './cause.ts';
import type { ComparedEndpoint, Difference } from './differences.ts';
import { changesOf, podOfEndpoint } from './podChanges.ts';
import { isLater, isNewer, type CauseContext } from './proofs.ts';

/**
 * The controller follows within seconds; one that is a minute behind does not follow, whatever the reason, and what it published is
 * stale.
 */
export const LAG_AT_MOST_SECONDS = 60;

/** The cause of one difference of a service with a selector, by name (R28, docs/resolution.md). */
export async function causeOf(difference: Difference, context: CauseContext): Promise<Cause> {
  switch (difference.kind) {
    case 'changed':
      return difference.fields.join() === 'zone'
        ? zoneCause(difference, context)
        : ((await lagCause(difference, context)) ?? changedCause(difference));
    case 'only-published':
      return (
        finishedCause(difference, context) ??
        nodeGoneCause(difference, context) ??
        (await lagCause(difference, context)) ??
        staleCause(difference, context)
      );
    case 'only-derived':
      return (
        nodeLateCause(difference, context) ?? (await lagCause(difference, context)) ?? notPublishedCause(difference)
      );
  }
}

/**
 * R28b: the zone label of the Node was written after the slice, or taken away since, and only the controller wrote the slice: the zone
 * that it published is the one that the Node had.
 */
async function zoneCause({ published, derived }: Difference, context: CauseContext): Promise<Cause> {
  const { proofs, writtenAt, objects, slices } = context;
  const name = published?.endpoint.nodeName ?? '';
  const facts = { node: name, published: published?.endpoint.zone ?? null, derived: derived?.endpoint.zone ?? null };
  const text = `the published zone is not the one of ${name}, and nothing shows that its label is newer than the slice`;
  if (writtenAt === undefined || name === '') return named('zone-differs', text, { facts });
  const known = { rule: 'R28b', facts: { ...facts, writtenAt } };
  const { lastAt } = await proofs.zoneWrites(name);
  if (isLater(lastAt, writtenAt)) {
    const later = `zone of ${name}: its label was written at ${iso(lastAt)}, the slice at ${iso(writtenAt)}`;
    return proven('relabelled-node', later, { ...known, since: lastAt });
  }
  const node = objects.node(name);
  if (node === undefined || node.zone !== undefined || lastAt !== undefined)
    return named('zone-differs', text, { facts });
  // A label that is gone has no time of its own: its Node has.
  const labels = await proofs.nodeLabelWrites(name);
  const written =
    isLater(labels.lastAt, writtenAt) || (slices.length > 0 && slices.every((slice) => isNewer(node, slice)));
  if (!written) return named('zone-differs', text, { facts });
  const gone = `zone of ${name}: its label is gone, and the Node was written after the slice at ${iso(writtenAt)}`;
  return proven('relabelled-node', gone, known);
}

/** R28a: a pod that was not ready anyway has finished since the slice was written. */
function finishedCause({ published }: Difference, context: CauseContext): Cause | undefined {
  const { writtenAt } = context;
  const pod = podOfEndpoint(published, context.objects);
  if (published === undefined || pod === undefined || writtenAt === undefined) return undefined;
  const { ready, serving } = published.endpoint.conditions;
  if ((pod.phase !== 'Succeeded' && pod.phase !== 'Failed') || ready || serving) return undefined;
  const finishedAt = finishedAtOf(pod);
  if (finishedAt === undefined || finishedAt < writtenAt) return undefined;
  const text = `${pod.name} ${pod.phase} at ${iso(finishedAt)}, the slice was written at ${iso(writtenAt)}`;
  return proven('finished-pod', text, { rule: 'R28a', facts: { pod: pod.name, writtenAt }, since: finishedAt });
}

function finishedAtOf(pod: PodRecord): EpochSeconds | undefined {
  const ends = pod.containers.flatMap(({ status }) =>
    status?.state?.kind === 'terminated' && status.state.finishedAt !== undefined ? [status.state.finishedAt] : [],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** R28c: the Node is gone, and the controller would not have listed the pod if it had been then. */
function nodeGoneCause({ published }: Difference, context: CauseContext): Cause | undefined {
  const pod = podOfEndpoint(published, context.objects);
  if (published === undefined || pod === undefined || context.writtenAt === undefined) return undefined;
  const { nodeName, addresses, conditions } = published.endpoint;
  const same =
    nodeName !== undefined &&
    nodeName === pod.nodeName &&
    addresses.every((address) => pod.podIPs.includes(address)) &&
    conditions.terminating === (pod.deletionTimestamp !== undefined);
  if (!same || context.objects.node(nodeName) !== undefined) return undefined;
  const text = `Node ${nodeName} of ${pod.name} is gone; the slice was written before`;
  return proven('node-gone', text, { rule: 'R28c', facts: { pod: pod.name, node: nodeName } });
}

/** R28c: the Node appeared after the slice was written; the controller tries again later and later. */
function nodeLateCause({ derived }: Difference, context: CauseContext): Cause | undefined {
  const { objects, writtenAt } = context;
  const node = podOfEndpoint(derived, objects)?.nodeName;
  const createdAt = node === undefined ? undefined : objects.node(node)?.creationTimestamp;
  if (node === undefined || createdAt === undefined || writtenAt === undefined || createdAt < writtenAt) {
    return undefined;
  }
  const text = `Node ${node} appeared at ${iso(createdAt)}, the slice was written at ${iso(writtenAt)}`;
  return proven('node-late', text, { rule: 'R28c', facts: { node, writtenAt }, since: createdAt });
}

/**
 * R28: everything that differs changed after the controller last wrote the slices, and not longer ago than it may take to follow. A
 * service that is so young that it has no slices yet is such a change, too.
 */
async function lagCause(difference: Difference, context: CauseContext): Promise<Cause | undefined> {
  const { writtenAt, slices, service, now } = context;
  const noSlices = slices.length === 0;
  const after = noSlices ? -1 : writtenAt;
  if (after === undefined) return undefined;
  const late = (at: EpochSeconds | undefined): at is EpochSeconds =>
    at !== undefined && at > after && now - at <= LAG_AT_MOST_SECONDS;
  const times: EpochSeconds[] = [];
  for (const change of changesOf(difference, context)) {
    let found: EpochSeconds | undefined;
    for (const time of change) {
      const at = typeof time === 'function' ? await time() : time;
      if (late(at)) found = Math.min(found ?? at, at);
      if (found !== undefined) break;
    }
    if (found === undefined) return undefined;
    times.push(found);
  }
  if (times.length === 0) return undefined;
  const since = Math.min(...times);
  const text = noSlices
    ? `the controller has made no slice of ${service.name} yet, ${now - since} s after the change at ${iso(since)}`
    : `the controller is ${Math.max(0, now - since)} s behind: the change came at ${iso(since)}, the slices were last written at ${iso(after)}`;
  return proven('controller-lag', text, {
    rule: 'R28',
    facts: { ageSeconds: Math.max(0, now - since), ...(noSlices ? {} : { writtenAt: after }) },
    since,
  });
}

const names = (side: ComparedEndpoint | undefined): string => side?.endpoint.targetRef.name ?? '';

function changedCause(difference: Difference): Cause {
  const { published, derived, fields } = difference;
  const pod = names(published);
  if (fields.includes('ports')) {
    const facts = { pod, published: published?.ports ?? '', derived: derived?.ports ?? '' };
    return named('missing-port', `the published ports of ${pod} are not those of the service and the pod`, { facts });
  }
  const text = `what is published of ${pod} is not what its status says, and nothing shows that its status is newer`;
  return named('stale-slice', text, { facts: { pod, fields: [...fields] } });
}

function staleCause({ published }: Difference, { objects }: CauseContext): Cause {
  if (published === undefined) return named('stale-slice', 'a slice is left over that should not be there');
  const { namespace, name } = published.endpoint.targetRef;
  if (name === '') return named('stale-slice', 'an address is published that belongs to no pod');
  const gone = objects.pod(`${namespace}/${name}`) === undefined;
  const text = gone ? `${name} is published and does not exist` : `${name} is published as no rule has it any more`;
  return named('stale-slice', text, { facts: { pod: name, gone } });
}

function notPublishedCause({ derived }: Difference): Cause {
  if (derived === undefined) return named('stale-slice', 'the slice that should be there is missing');
  const pod = names(derived);
  return named('stale-slice', `${pod} is a backend and is not published, and nothing shows that it is newer`, {
    facts: { pod },
  });
}
