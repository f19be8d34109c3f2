import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const SIDES = ['source', 'destination'] as const;
const PARTS = ['namespace', 'workload', 'workload_kind', 'pod', 'app'];
/** What Hubble calls those that are no endpoints. */
const RESERVED = /^reserved:(.+)$/;

/** By the labels of `labelsContext`, else by the one text of `sourceContext`, whose form the installation chose. */
function endOf({ labels }: Row, side: (typeof SIDES)[number]): EndHint {
  const part = (name: string): string | undefined => labels[`${side}_${name}`] || undefined;
  const text = labels[side] ?? '';
  const reserved = RESERVED.exec(text)?.[1];
  const detailed = {
    namespace: part('namespace'),
    workload: part('workload'),
    kind: part('workload_kind'),
    pod: part('pod'),
  };
  if (detailed.workload !== undefined || detailed.pod !== undefined) return detailed;
  if (reserved !== undefined) return { caller: reserved };
  const [first, second, ...more] = text.split('/');
  if (second !== undefined && more.length === 0) return { namespace: first, workload: second };
  return { namespace: part('namespace'), name: part('app') ?? text, caller: text === '' ? 'unknown' : text };
}

const endsOf = (row: Row): CallEnds => ({
  source: endOf(row, 'source'),
  target: endOf(row, 'destination'),
  protocol: 'http',
});

function signals(found: Found): Signal[] {
  const by = SIDES.flatMap((side) => [side, ...PARTS.map((part) => `${side}_${part}`)]).filter((label) =>
    found.labels.has(label),
  );
  // Without any of them nobody is named: the installation has to set a context first.
  if (by.length === 0) return [];
  return [
    ...present(
      [
        counterSignal({
          name: 'requests',
          metric: 'hubble_http_requests_total',
          by: [...by, 'status'],
          // Seen at the caller and at the called.
          ...(found.labels.has('reporter') ? { maxOver: 'reporter' } : {}),
          ends: endsOf,
          figures: ({ labels, value }) => ({
            requests: value,
            // Its older form has no status; then nothing is known of errors.
            ...(labels['status'] === undefined
              ? {}
              : { errors: isErrorStatus(labels['status']) ? value : 0, status: statusText(labels['status']) }),
          }),
        }),
      ],
      found.names,
    ),
    ...latencySignals(
      {
        metric: 'hubble_http_request_duration_seconds',
        toMs: 1000,
        by: [...by, 'reporter'],
        ends: endsOf,
        side: ({ labels }) => (labels['reporter'] === 'server' ? 0 : 1),
      },
      found,
    ),
  ];
}

/**
 * Cilium's Hubble, HTTP (`httpV2` with contexts). Its flow counters count replies, too, and trace points, so nothing is told from
 * them. Source: https://docs.cilium.io/en/stable/observability/metrics/#hubble-metrics.
 */
export const hubble: Telemetry = {
  id: 'hubble',
  rank: 35,
  metrics: [/^hubble_http_(requests_total|request_duration_seconds(_.*)?)$/],
  presence: [/^hubble_http_requests_total$/],
  presenceLabels: ['method', 'protocol'],
  signals,
};
