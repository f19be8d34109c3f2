import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import type { CallEnds, CallPart, Found, Matcher, Row, Signal } from '../telemetry/telemetry.ts';

/** What a proxy at the edge of the cluster counts, each by names of its own. */
export interface ProxyMetrics {
  /** Labels that tell both ends of a call. */
  readonly by: readonly string[];
  readonly where?: readonly Matcher[];
  readonly ends: (row: Row) => CallEnds | undefined;
  readonly requests: {
    readonly metric: string;
    /** By which they are counted apart. */
    readonly statusLabel: string;
    /** Of the value of that label. */
    readonly outcome: (status: string | undefined) => { readonly isError: boolean; readonly text: string };
  };
  /** Counters of bytes, by what they count. */
  readonly bytes: Readonly<Record<string, string>>;
  /** A histogram, and what one of its unit is in milliseconds. */
  readonly latency: { readonly metric: string; readonly toMs: number };
}

/** The questions about such a proxy, as far as its metrics are there. */
export function proxySignals(
  { by, where, ends, requests, bytes, latency }: ProxyMetrics,
  { names, labels }: Found,
): Signal[] {
  const shared = { by: by.filter((label) => labels.has(label)), ends, ...(where === undefined ? {} : { where }) };
  const { metric, statusLabel, outcome } = requests;
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric,
          by: [...shared.by, statusLabel],
          figures: (row): Pick<CallPart, 'requests' | 'errors' | 'status'> => {
            const { isError, text } = outcome(row.labels[statusLabel]);
            return { requests: row.value, errors: isError ? row.value : 0, status: text };
          },
        }),
        ...Object.entries(bytes).map(([name, of]) =>
          counterSignal({ ...shared, name, metric: of, figures: ({ value }) => ({ bytes: value }) }),
        ),
      ],
      names,
    ),
    ...latencySignals({ ...shared, ...latency }, { names, labels }),
  ];
}
