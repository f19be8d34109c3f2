import type { Labels, Reason, ServiceRecord } from '@fairlead/model';
import { compareText, firstFew } from '../../byName.ts';
import type { World } from '../../world/World.ts';
import { nearMissHints } from '../nearMisses.ts';
import { reason } from '../reason.ts';

/** selector-matches-nothing with its hints, for a selector that no pod of the namespace satisfies, finished ones included (R4). */
export function nothingSelectedReasons(service: ServiceRecord, selector: Labels, world: World): readonly Reason[] {
  const pairs = Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();
  return [
    reason('selector-matches-nothing', 'absent', { facts: { selector: pairs } }),
    ...nearMissHints(service, world),
    ...scaledToZeroHints(service, selector, world),
    ...wrongNamespaceHints(service, selector, world),
    ...(world.hasPods(service.namespace)
      ? []
      : [reason('no-pods', 'hint', { facts: { namespace: service.namespace } })]),
  ];
}

/** scaled-to-zero: there are workloads whose pods the selector would match, and every one of them asks for none. */
function scaledToZeroHints(service: ServiceRecord, selector: Labels, world: World): readonly Reason[] {
  const workloads = world
    .workloadsSelected(service.namespace, selector)
    .toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
  const [first] = workloads;
  if (first === undefined || workloads.some(({ replicas }) => replicas !== 0)) return [];
  const names = firstFew(workloads.map(({ kind, name }) => `${kind} ${name}`));
  return [
    reason('scaled-to-zero', 'hint', {
      facts: { kind: first.kind, name: first.name, workloads: names, count: workloads.length },
    }),
  ];
}

/** wrong-namespace: pods of other namespaces satisfy the whole selector. */
function wrongNamespaceHints(service: ServiceRecord, selector: Labels, world: World): readonly Reason[] {
  const pods = world.podsSelectedElsewhere(service.namespace, selector);
  const namespaces = firstFew(pods.map(({ namespace }) => namespace));
  const [namespace] = namespaces;
  if (namespace === undefined) return [];
  const names = firstFew(pods.map((pod) => `${pod.namespace}/${pod.name}`));
  return [reason('wrong-namespace', 'hint', { facts: { namespace, namespaces, pods: pods.length, names } })];
}
