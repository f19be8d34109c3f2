import type { PodRecord, Reason, ServicePortRecord } from '@fairlead/model';
import { isHeadless } from '../../rules/isHeadless.ts';
import { countingContainers } from '../../rules/resolveTarget.ts';
import { compareText } from '../../byName.ts';
import { editDistance, isSpelling } from '../spelling.ts';
import { reason, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** The facts of a service port that every reason about it begins with. */
export function portFacts({ port, name, protocol, targetPort }: ServicePortRecord) {
  return { port, portName: name, protocol, targetPort };
}

/** How many declared ports a fact lists. */
const DECLARED_AT_MOST = 5;

/** Named ports that pods do have for a protocol, such as `web 8080`: what a named target may have been meant to be. */
export function declaredPorts(pods: readonly PodRecord[], { protocol }: ServicePortRecord): readonly string[] {
  const declared = pods.flatMap((pod) => countingContainers(pod).flatMap(({ ports }) => ports));
  const named = declared.flatMap((port) =>
    port.name === undefined || port.protocol !== protocol ? [] : [`${port.name} ${port.containerPort}`],
  );
  return [...new Set(named)].toSorted(compareText).slice(0, DECLARED_AT_MOST);
}

/** port-missing, once per named target that the pod does not have (R16, docs/resolution.md). Headless: only its SRV record is. */
export function portReasons({ service, listing, listed, workload }: PodContext): readonly Reason[] {
  if (!listed) return [];
  const { pod, ports } = listing;
  const missing = ports.filter(({ target }) => target === undefined);
  return missing.map(({ port }) =>
    reason('port-missing', isHeadless(service) ? 'info' : 'partial', {
      facts: {
        ...portFacts(port),
        ...whyMissing(pod, port),
        declared: declaredPorts([pod], port),
        all: missing.length === ports.length,
      },
      cause: { reason: 'port-missing', subject: workloadSubject(pod, workload) },
    }),
  );
}

function whyMissing(
  pod: PodRecord,
  { targetPort, protocol }: ServicePortRecord,
): { why: string; found: string | null } {
  const counting = countingContainers(pod).flatMap(({ ports }) => ports);
  const other = counting.find(({ name }) => name === targetPort);
  if (other !== undefined) return { why: 'other-protocol', found: other.protocol };
  const init = pod.containers.find(
    ({ kind, ports }) =>
      kind === 'init' && ports.some((candidate) => candidate.name === targetPort && candidate.protocol === protocol),
  );
  if (init !== undefined) return { why: 'init-container', found: init.name };
  const wanted = String(targetPort);
  const similar = counting
    .flatMap(({ name }) => (name !== undefined && isSpelling(wanted, name) ? [name] : []))
    .toSorted((a, b) => editDistance(wanted, a) - editDistance(wanted, b) || compareText(a, b))[0];
  return similar === undefined ? { why: 'nowhere', found: null } : { why: 'similar-name', found: similar };
}

/** shared-ip, once per address and port that another listed pod of the service has, too (R24 and R33, docs/resolution.md). */
export function sharedAddressReasons({ listing, shared }: PodContext): readonly Reason[] {
  return shared.map(({ address, port, pods }) => {
    const others = pods.filter((other) => other !== listing);
    return reason('shared-ip', 'warn', {
      facts: { address, port, with: others[0]?.pod.name ?? null, count: others.length },
      cause: { reason: 'shared-ip', subject: address },
    });
  });
}
