import type { CallProtocol } from '@fairlead/model';
import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import type { CallEnds, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const NAME = /^(?:\w+_)?traces_service_graph_request_total$/;

/** How long a collector may hold spans back: the label of who made the calls, in all the ways it is spelled. */
const NAMESPACES = ['k8s_namespace_name', 'service_namespace'];
const WORKLOADS = ['k8s_deployment_name', 'k8s_statefulset_name', 'k8s_daemonset_name'];
const SIDES = ['client', 'server'] as const;

const PROTOCOLS: Readonly<Record<string, CallProtocol>> = { messaging_system: 'messaging', database: 'database' };

/** Without translation of OTLP the name lacks its unit, which is the second all the same. */
const UNITS = ['_seconds', '_milliseconds'];
/** Of a classic histogram, and of a native one. */
const SUFFIXES = ['_count', ''];

function endOf({ labels }: Row, side: 'client' | 'server'): EndHint {
  const name = labels[side];
  // A span without a parent: whoever stands outside of what is traced.
  if (side === 'client' && name === 'user') return { caller: 'user' };
  const first = (names: readonly string[]): string | undefined =>
    names.map((label) => labels[`${side}_${label}`]).find((value) => value !== undefined && value !== '');
  return { namespace: first(NAMESPACES), workload: first(WORKLOADS), name, caller: name ?? 'unknown' };
}

const endsOf = (row: Row): CallEnds => ({
  source: endOf(row, 'client'),
  target: endOf(row, 'server'),
  // Spans tell of calls, not of what they were made with.
  protocol: PROTOCOLS[row.labels['connection_type'] ?? ''] ?? 'http',
});

function signals(found: Found): Signal[] {
  const total = [...found.names].filter((name) => NAME.test(name)).sort()[0] ?? '';
  const base = total.replace(/_total$/, '');
  const by = [
    'client',
    'server',
    'connection_type',
    'virtual_node',
    ...SIDES.flatMap((side) => [...NAMESPACES, ...WORKLOADS].map((label) => `${side}_${label}`)),
  ].filter((label) => found.labels.has(label));
  const unit = UNITS.find((each) => SUFFIXES.some((suffix) => found.names.has(`${base}_server${each}${suffix}`))) ?? '';
  const shared = { by, ends: endsOf };
  const counted = (side: 'client' | 'server'): Signal =>
    counterSignal({
      ...shared,
      name: `${side} spans`,
      metric: `${base}_${side}${unit}_count`,
      figures: ({ value }) => ({ requests: value, countedBy: side }),
    });
  const counts = present([counted('server'), counted('client')], found.names);
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: total,
          // Beyla counts each call once per side here; its histograms tell how many there were. The share of errors is right.
          figures: ({ value }) => ({ errorsOf: value, errors: 0, ...(counts.length === 0 ? { requests: value } : {}) }),
        }),
        counterSignal({
          ...shared,
          name: 'failed requests',
          metric: `${base}_failed_total`,
          figures: ({ value }) => ({ errors: value }),
        }),
      ],
      found.names,
    ),
    ...counts,
    ...SIDES.flatMap((side) =>
      latencySignals(
        {
          metric: `${base}_${side}${unit}`,
          toMs: unit === '_milliseconds' ? 1 : 1000,
          by,
          // The side of a node that has no spans of its own counts nothing but zeros.
          ends: (row) => (row.labels['virtual_node'] === side ? undefined : endsOf(row)),
          side: () => (side === 'server' ? 0 : 1),
        },
        found,
      ),
    ),
  ];
}

/**
 * The service graph made of traces: Tempo's metrics generator, the `servicegraph` connector of the OpenTelemetry Collector and of Alloy
 * (with any prefix of its exporter), and Beyla. Rates are those of the spans that were kept.
 *
 * Source: https://grafana.com/docs/tempo/latest/metrics-from-traces/service_graphs/ and
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/servicegraphconnector.
 */
export const serviceGraph: Telemetry = {
  id: 'otel',
  rank: 40,
  metrics: [/traces_service_graph_request_/],
  presence: [NAME],
  presenceLabels: ['client', 'server'],
  writtenRarely: true,
  signals,
};
