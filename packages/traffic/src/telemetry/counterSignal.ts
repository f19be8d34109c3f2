import type { CallEnds, CallPart, Matcher, Row, Signal } from './telemetry.ts';

export interface CounterSpec {
  readonly name: string;
  readonly metric: string;
  readonly by: readonly string[];
  readonly where?: readonly Matcher[];
  readonly maxOver?: readonly string[];
  readonly native?: true;
  readonly ends: (row: Row) => CallEnds | undefined;
  readonly figures: (
    row: Row,
  ) => Pick<CallPart, 'requests' | 'countedBy' | 'errors' | 'errorsOf' | 'status' | 'bytes' | 'connections'>;
}

/** A question about a counter, whose rows say between whom and how much. */
export function counterSignal({ name, metric, by, where, maxOver, native, ends, figures }: CounterSpec): Signal {
  return {
    name,
    query: {
      metric,
      by,
      ...(where === undefined ? {} : { where }),
      ...(maxOver === undefined ? {} : { maxOver }),
      ...(native === undefined ? {} : { native }),
    },
    read: (row) => {
      const between = ends(row);
      return between === undefined ? undefined : { ...between, ...figures(row) };
    },
  };
}

/** The signals whose metric is there. */
export function present(signals: readonly Signal[], names: ReadonlySet<string>): Signal[] {
  return signals.filter(({ query }) => names.has(query.metric));
}
