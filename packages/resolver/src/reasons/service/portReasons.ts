import type { EpochSeconds, Reason, ServicePortRecord } from '@fairlead/model';
import { compareText, firstFew } from '../../byName.ts';
import { isHeadless } from '../../rules/isHeadless.ts';
import { countingContainers } from '../../rules/resolveTarget.ts';
import type { PodListing } from '../../slices/listPod.ts';
import { declaredPorts, portFacts } from '../pod/ports.ts';
import { reason } from '../reason.ts';
import { holdsSince, listedSince } from './holdsSince.ts';
import type { ServiceContext } from './ServiceContext.ts';

/** port-unresolved and port-partial: a named port that pods lack (R16, docs/resolution.md). Headless: pods tell, as information. */
export function missingPortReasons(context: ServiceContext): readonly Reason[] {
  const { service, listed } = context;
  if (listed.length === 0 || isHeadless(service)) return [];
  const missing = service.ports.map((port, index) => {
    const { having = [], pods = [] } = Object.groupBy(listed, ({ ports }) =>
      ports[index]?.target === undefined ? 'pods' : 'having',
    );
    return { port, pods, having };
  });
  const workloads = new Map(context.pods.map((answer) => [answer.pod, answer.workload.name]));
  return [
    ...missing
      .filter(({ pods }) => pods.length === listed.length)
      .map(({ port, pods }) =>
        reason('port-unresolved', 'absent', {
          facts: {
            ...portFacts(port),
            pods: pods.length,
            declared: declaredPorts(
              pods.map(({ pod }) => pod),
              port,
            ),
          },
          since: holdsSince(service, [listedTimes(pods)]),
        }),
      ),
    ...missing
      .filter(({ pods }) => pods.length > 0 && pods.length < listed.length)
      .map(({ port, pods, having }) =>
        reason('port-partial', 'partial', {
          facts: {
            ...portFacts(port),
            pods: listed.length,
            missing: pods.length,
            missingIn: firstFew(pods.map(({ pod }) => workloads.get(pod) ?? pod.name)),
          },
          // Partial needs one pod with the port and one without.
          since: holdsSince(service, [listedTimes(pods), listedTimes(having)]),
        }),
      ),
  ];
}

function listedTimes(listings: readonly PodListing[]): readonly (EpochSeconds | undefined)[] {
  return listings.map(({ pod }) => listedSince(pod));
}

/** port-differs: a named port has different numbers on different pods (R15 and R19, docs/resolution.md). */
export function differingPortReasons({ service, listed }: ServiceContext): readonly Reason[] {
  return service.ports.flatMap((port, index) => {
    const counts = new Map<number, number>();
    for (const { ports } of listed) {
      const target = ports[index]?.target;
      if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
    }
    if (counts.size < 2) return [];
    const numbers = [...counts]
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([number, pods]) => `${number}=${pods}`);
    return [reason('port-differs', 'info', { facts: { ...portFacts(port), numbers } })];
  });
}

/** How many declared numbers a fact lists. */
const DECLARED_AT_MOST = 5;

/** target-undeclared, target-other-protocol, target-is-port-name: only hints, since declaring a port is optional (R14). */
export function targetReasons({ service, listings }: ServiceContext): readonly Reason[] {
  const declared = listings.flatMap(({ pod }) => countingContainers(pod).flatMap(({ ports }) => ports));
  if (declared.length === 0) return [];
  const numeric = service.ports.filter(({ targetPort }) => typeof targetPort === 'number');
  const undeclared = numeric.filter(
    ({ targetPort }) => !declared.some(({ containerPort }) => containerPort === targetPort),
  );
  const numbers = [...new Set(declared.map(({ containerPort }) => containerPort))]
    .toSorted((a, b) => a - b)
    .slice(0, DECLARED_AT_MOST)
    .map(String);
  const namesake = ({ name }: ServicePortRecord) =>
    name === '' ? undefined : declared.find((candidate) => candidate.name === name);
  return [
    ...undeclared.map((port) =>
      reason('target-undeclared', 'warn', { facts: { ...portFacts(port), declared: numbers } }),
    ),
    ...numeric.flatMap((port) => {
      const same = declared.filter(({ containerPort }) => containerPort === port.targetPort);
      if (same.length === 0 || same.some(({ protocol }) => protocol === port.protocol)) return [];
      const [declaredProtocol = null] = same.map(({ protocol }) => protocol).toSorted(compareText);
      return reason('target-other-protocol', 'warn', { facts: { ...portFacts(port), declaredProtocol } });
    }),
    ...undeclared.flatMap((port) => {
      const found = namesake(port);
      if (found === undefined) return [];
      return reason('target-is-port-name', 'warn', {
        facts: { ...portFacts(port), containerPort: found.containerPort },
      });
    }),
  ];
}
