import type { EpochSeconds, PodRecord, RouteBackendRecord, RouteKind, ServiceRecord } from '@fairlead/model';

/** A service with its place in the rule and how much of the calls it is meant to get. */
export type RouteBackend = Pick<RouteBackendRecord, 'namespace' | 'name' | 'weight' | 'place'>;

export interface WorkloadName {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** Who has an address now. */
export type Holder =
  | { readonly kind: 'pod'; readonly pod: PodRecord }
  | { readonly kind: 'service'; readonly service: ServiceRecord }
  | { readonly kind: 'node'; readonly name: string };

/** What the cluster knows, by the names that telemetry uses. Answers from memory. */
export interface Directory {
  service(namespace: string, name: string): ServiceRecord | undefined;
  /** In all namespaces. */
  servicesNamed(name: string): readonly ServiceRecord[];
  pod(namespace: string, name: string): PodRecord | undefined;
  workloadOfPod(pod: PodRecord): WorkloadName;
  /** Workloads of any kind that have this name, in a namespace or in all. */
  workloadsNamed(name: string, namespace?: string): readonly WorkloadName[];
  /** By the OpenTelemetry rule backwards: workloads whose pods say that this is the name of their app. */
  appsNamed(app: string, namespace?: string): readonly WorkloadName[];
  /**
   * Who has had this address the whole time since `since`. Addresses are given again: of one that changed hands meanwhile
   * nobody can say whose calls they were.
   */
  holder(address: string, since: EpochSeconds): Holder | 'changed-hands' | undefined;
  ingress(namespace: string, name: string): boolean;
  route(kind: RouteKind, namespace: string, name: string): boolean;
  /** Whether a workload is a waypoint of Istio's ambient mode, through which calls go to others. */
  waypoint(namespace: string, workload: string): boolean;
  /** Whether a workload reads the metrics of others: a Prometheus, or what does the same for one. */
  scraper(namespace: string, workload: string): boolean;
  /** Services that a rule of a route leads to, or all of its rules, in their order, those of no weight too. */
  routeBackends(kind: RouteKind, namespace: string, route: string, rule: number | 'all'): readonly RouteBackend[];
}
