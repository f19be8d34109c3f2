import type { Gate, Pod } from '@fairlead/protocol';
import type { FieldPath } from './field.ts';
import type { Evidence } from './serviceStatements.ts';

type Subject = Pick<Pod, 'namespace' | 'name' | 'node'>;

/** On what a gate of a pod rests: the field of the pod, and a `kubectl` line that shows it or what to look at next. */
export function gateEvidence(gate: Gate, pod: Subject): Evidence {
  return { field: fieldOf(gate), kubectl: kubectlOf(gate, pod) };
}

function fieldOf({ kind, name, state, reason }: Gate): FieldPath {
  const named = name ?? '';
  switch (kind) {
    case 'selected':
      return ['metadata', 'labels'];
    case 'scheduled':
      return state === 'passed' || reason?.id === 'node-lost' || reason?.id === 'node-missing'
        ? ['spec', 'nodeName']
        : ['status', 'conditions', { type: 'PodScheduled' }];
    case 'has-ip':
      return ['status', 'podIPs'];
    case 'init':
    case 'sidecar':
      return ['status', 'initContainerStatuses', { name: named }];
    case 'container':
      return ['status', 'containerStatuses', { name: named }];
    case 'gate':
      // A condition that nobody has set leads to who asks for it.
      return reason?.id === 'gate-missing'
        ? ['spec', 'readinessGates', { conditionType: named }]
        : ['status', 'conditions', { type: named }];
    case 'not-terminating':
      return reason?.id === 'completed' || reason?.id === 'failed'
        ? ['status', 'phase']
        : ['metadata', 'deletionTimestamp'];
    case 'port':
      return ['spec', 'containers'];
  }
}

function kubectlOf({ kind, name, reason }: Gate, { namespace, name: pod, node }: Subject): string {
  const describe = `kubectl describe pod ${pod} -n ${namespace}`;
  const yaml = `kubectl get pod ${pod} -n ${namespace} -o yaml`;
  switch (kind) {
    case 'selected':
      return `kubectl get pod ${pod} -n ${namespace} --show-labels`;
    case 'scheduled':
      return node === null ? describe : `kubectl describe node ${node}`;
    case 'init':
    case 'sidecar':
    case 'container':
      return containerLine(reason?.id, reason?.facts ?? {}, `-n ${namespace} ${pod} -c ${name ?? ''}`) ?? describe;
    case 'gate':
      return `kubectl get pod ${pod} -n ${namespace} -o jsonpath='{.status.conditions}'`;
    case 'has-ip':
      return describe;
    case 'not-terminating':
    case 'port':
      return yaml;
  }
}

/** What a container has written says more than its state, except where it never ran or only its probe is in question. */
function containerLine(
  id: string | undefined,
  facts: Readonly<Record<string, unknown>>,
  container: string,
): string | undefined {
  const waiting = facts['reason'] ?? facts['waitingReason'];
  if (id === 'restarting' || waiting === 'CrashLoopBackOff') return `kubectl logs ${container} --previous`;
  if (id === 'init-running' && waiting === null) return `kubectl logs ${container}`;
  return undefined;
}
