import { counterSignal } from '../telemetry/counterSignal.ts';
import type { CallEnds, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const METRIC = /^(beyla_network_flow_bytes_total|obi_network_flow_bytes_total|otel_ebpf_network_flow_bytes(_total)?)$/;
const PARTS = ['namespace', 'owner_name', 'owner_type', 'name', 'type'];

function endOf({ labels }: Row, side: 'src' | 'dst'): EndHint {
  const part = (name: string): string | undefined => labels[`k8s_${side}_${name}`] || undefined;
  const type = part('owner_type') ?? part('type');
  const name = part('owner_name');
  const namespace = part('namespace');
  const host = labels[`${side}_name`] || labels[`${side}_address`];
  if (type?.toLowerCase() === 'service') return { namespace, service: name, host };
  if (type?.toLowerCase() === 'node') return { caller: 'node' };
  if (type?.toLowerCase() === 'pod') return { namespace, pod: name, host };
  return { namespace, workload: name, kind: type, host, caller: 'unknown' };
}

function endsOf(row: Row): CallEnds | undefined {
  const [source, target] = [endOf(row, 'src'), endOf(row, 'dst')];
  switch (row.labels['direction'] ?? '') {
    case 'request':
      return { source, target, protocol: 'tcp' };
    // Replies go the other way: who opened the connection calls.
    case 'response':
      return { source: target, target: source, protocol: 'tcp' };
    default:
      // Of a network interface (`ingress`, `egress`), or not told: half of what flows are replies, and nobody can say which.
      return undefined;
  }
}

function signals({ names, labels }: Found): Signal[] {
  const metric = [...names].filter((name) => METRIC.test(name)).sort()[0] ?? '';
  const wanted = ['src', 'dst'].flatMap((side) => [
    ...PARTS.map((part) => `k8s_${side}_${part}`),
    `${side}_name`,
    `${side}_address`,
  ]);
  // Addresses only where owners are not known: they are many.
  const owners = labels.has('k8s_src_owner_name') && labels.has('k8s_dst_owner_name');
  const by = wanted.filter(
    (label) => labels.has(label) && !(owners && /_(address|name)$/.test(label) && !label.includes('owner')),
  );
  return [
    counterSignal({
      name: 'bytes',
      metric,
      by: [...by, 'direction'],
      ends: endsOf,
      figures: ({ value }) => ({ bytes: value }),
    }),
  ];
}

/**
 * Network flows of Beyla, now OpenTelemetry eBPF instrumentation (OBI). Flows between nodes may be counted by both: bytes are indicative.
 * Who opened a connection is told by an attribute that is not among its usual ones.
 * Source: https://grafana.com/docs/beyla/latest/network/ and https://opentelemetry.io/docs/zero-code/obi/network/.
 */
export const beylaNetwork: Telemetry = {
  id: 'beyla',
  rank: 60,
  metrics: [METRIC],
  presence: [METRIC],
  presenceLabels: ['direction'],
  otherwise:
    'its flows do not say who opened a connection; include direction and the k8s.src and k8s.dst attributes in attributes.select of network flow bytes',
  signals,
};
