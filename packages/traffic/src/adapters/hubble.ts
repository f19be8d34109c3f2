import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, CallPart, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

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

/** A response goes from the called to the caller. */
const endsOfResponse = (row: Row): CallEnds => ({
  source: endOf(row, 'destination'),
  target: endOf(row, 'source'),
  protocol: 'http',
});

function signals(found: Found): Signal[] {
  const by = SIDES.flatMap((side) => [side, ...PARTS.map((part) => `${side}_${part}`)]).filter((label) =>
    found.labels.has(label),
  );
  // Without any of them nobody is named: the installation has to set a context first.
  if (by.length === 0) return [];
  // Seen at the caller and at the called.
  const shared = found.labels.has('reporter') ? { maxOver: ['reporter'] } : {};
  // The older of its two forms counts responses apart, with their ends.
  const older = !found.labels.has('status');
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'hubble_http_requests_total',
          by: older ? by : [...by, 'status'],
          ends: endsOf,
          figures: ({ labels, value }) => ({ requests: value, ...(older ? {} : outcomeOf(labels['status'], value)) }),
        }),
        ...(older
          ? [
              counterSignal({
                ...shared,
                name: 'responses',
                metric: 'hubble_http_responses_total',
                by: [...by, 'status'],
                ends: endsOfResponse,
                figures: ({ labels, value }) => ({ errorsOf: value, ...outcomeOf(labels['status'], value) }),
              }),
            ]
          : []),
      ],
      found.names,
    ),
    ...latencySignals(
      {
        metric: 'hubble_http_request_duration_seconds',
        toMs: 1000,
        by: [...by, 'reporter'],
        ends: older ? endsOfResponse : endsOf,
        side: ({ labels }) => (labels['reporter'] === 'server' ? 0 : 1),
      },
      found,
    ),
  ];
}

const outcomeOf = (status: string | undefined, value: number): Pick<CallPart, 'errors' | 'status'> => ({
  errors: isErrorStatus(status ?? '') ? value : 0,
  status: statusText(status),
});

/**
 * Cilium's Hubble, HTTP (`httpV2`, or the older `http`, with contexts). Its flow counters count replies, too, and trace points, so nothing is told from
 * them. Source: https://docs.cilium.io/en/stable/observability/metrics/#hubble-metrics.
 */
export const hubble: Telemetry = {
  id: 'hubble',
  rank: 35,
  metrics: [/^hubble_http_(requests_total|responses_total|request_duration_seconds(_.*)?)$/],
  presence: [/^hubble_http_requests_total$/],
  presenceLabels: ['method', 'protocol'],
  otherwise:
    'its metrics do not name who calls whom; enable them as httpV2:labelsContext=source_namespace,source_workload,destination_namespace,destination_workload',
  signals,
};
