import type { CallProtocol, Labels } from '@fairlead/model';
import type { Bucket, CumulativeBucket } from './quantiles.ts';

/** One condition on a label; a missing label is `""`. Regular expressions are anchored, as in PromQL. */
export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** One aggregated question: the rate per second of a counter, summed by some labels. */
export interface SignalQuery {
  readonly metric: string;
  readonly where?: readonly Matcher[];
  /** Labels kept; all others are summed over. */
  readonly by: readonly string[];
  /** The same events counted several times, once per value of these labels: summed within each, then the largest. */
  readonly maxOver?: readonly string[];
  /** Its samples are native histograms, of which PromQL knows no largest. */
  readonly native?: true;
}

/** One sum of an answer. `value` is per second; of a native histogram it is the count, beside what was counted, and its buckets. */
export interface Row {
  readonly labels: Labels;
  readonly value: number;
  /** Of a native histogram: the sum of the values, per second. */
  readonly sum?: number;
  readonly buckets?: readonly Bucket[];
}

/**
 * What a series says about one end of a call, as raw as it is there. The more a source knows, the more of it is filled in;
 * `resolveEnd` takes the surest.
 */
export interface EndHint {
  readonly namespace?: string | undefined;
  readonly workload?: string | undefined;
  /** Kind of the workload, such as `Deployment`, in any spelling. */
  readonly kind?: string | undefined;
  readonly pod?: string | undefined;
  readonly service?: string | undefined;
  readonly serviceNamespace?: string | undefined;
  readonly ingress?: string | undefined;
  /** The route by which a proxy leads calls: `HTTPRoute/shop/cart`. */
  readonly route?: string | undefined;
  /**
   * A rule of a route, and one of its backends where they are told apart: `HTTPRoute/shop/cart/0`, `HTTPRoute/shop/cart/0/1`; all rules together:
   * `TLSRoute/shop/cart/all`.
   */
  readonly routeRule?: string | undefined;
  /** Namespace, service and port in one name, whose parts may hold the separator, too: `shop-cart-api-80`. */
  readonly compound?: string | undefined;
  /** A DNS name or an address, with or without port. */
  readonly host?: string | undefined;
  /** A name that says no more, such as `service.name` of OpenTelemetry: a workload, a service or an app. */
  readonly name?: string | undefined;
  /** How to call it when nothing else is known: what kind of stranger it is. */
  readonly caller?: string | undefined;
}

/** Between whom, and how. */
export type CallEnds = Pick<CallPart, 'source' | 'target' | 'protocol'>;

/** What one row adds to a call. All per second; latencies in milliseconds. */
export interface CallPart {
  readonly source: EndHint;
  readonly target: EndHint;
  readonly protocol: CallProtocol;
  readonly requests?: number;
  /** Who counted the requests, where several may have counted the same ones: of their sums the largest is taken. */
  readonly countedBy?: string;
  /** Of the requests those that failed. */
  readonly errors?: number;
  /** Of how many the errors are, where they are not counted with the requests. */
  readonly errorsOf?: number;
  /** For the requests: HTTP status, `grpc N`, or what stands in its place. */
  readonly status?: string;
  readonly latency?: LatencyPart;
  readonly bytes?: number;
  readonly connections?: number;
}

export interface LatencyPart {
  /** Of several sides that measured the same calls the one with the lowest number is taken. */
  readonly side: number;
  /** Milliseconds spent per second. */
  readonly sum?: number;
  readonly count?: number;
  /** Of a classic histogram: calls per second that took up to `le` milliseconds. */
  readonly upTo?: CumulativeBucket;
  /** Of a native histogram: bounds in milliseconds. */
  readonly buckets?: readonly Bucket[];
}

/** One question of an adapter with how to read its answer. */
export interface Signal {
  /** `requests`, `latency`, ...: what the cache panel calls it. */
  readonly name: string;
  readonly query: SignalQuery;
  /** Costs much and is asked only for few calls: the buckets of a histogram. */
  readonly quantiles?: boolean;
  /** The part a row adds; `undefined` for rows that are no calls. */
  read(row: Row): CallPart | undefined;
}

/** Names of metrics that are there, and the labels of the metric that tells of this telemetry. */
export interface Found {
  readonly names: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** How many requests per second each pod of a service gets. */
export interface PodSignal {
  readonly query: SignalQuery;
  read(
    row: Row,
  ): { readonly namespace: string | undefined; readonly pod: string; readonly requests: number } | undefined;
}

/** What a service is to a source: by its own name, and by the workloads behind it. */
export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
  readonly workloads: readonly string[];
}

/** One kind of telemetry, such as Istio's: which metrics tell of it, what to ask, how to read the answers. Pure. */
export interface Telemetry {
  /** What an edge says as its source. */
  readonly id: string;
  /** Of two kinds that tell of the same call the one with the lower rank is shown. */
  readonly rank: number;
  /** Every metric it may ask for, with suffixes; a scrape keeps no others. */
  readonly metrics: readonly RegExp[];
  /** Any of these metrics suggests it. */
  readonly presence: readonly RegExp[];
  /** Only such series of it do. */
  readonly presenceWhere?: readonly Matcher[];
  /** The metric found has these labels, too: many names are used by others as well. */
  readonly presenceLabels: readonly string[];
  /** What to do where its metrics are there without the labels that tell who calls. */
  readonly otherwise?: string;
  /** Its counters are written anew more rarely than they are scraped: rates are taken over more than four of those times. */
  readonly writtenRarely?: boolean;
  /** Its proxies count a request once as HTTP and its connection again as TCP: where both tell of a pair, HTTP does. */
  readonly tcpRepeatsHttp?: boolean;
  /** Its times do not tell gRPC from HTTP: those of a pair that makes no HTTP requests are of its gRPC. */
  readonly timesOfAnyProtocol?: boolean;
  signals(found: Found): readonly Signal[];
  /** `undefined`: the series do not tell pods apart. */
  pods?(found: Found, service: ServiceName): PodSignal | undefined;
}
