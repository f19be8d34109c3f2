import type { PrometheusConfig } from '@fairlead/traffic/config';

export type Scene = 'shop' | 'fleet';

export const SCENES: readonly Scene[] = ['shop', 'fleet'];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** One value and where it came from: `--port` or `FAIRLEAD_PORT`, for the message when it is wrong. */
export interface Given {
  readonly from: string;
  readonly value: string;
}

/** The demo: which scene, and for `fleet` how large. */
export interface DemoOptions {
  readonly scene: Scene;
  readonly pods: number | undefined;
  readonly services: number | undefined;
  readonly nodes: number | undefined;
}

/** Where the map comes from, as asked for; `chooseCluster` turns `default` into one of the others. */
export type ClusterChoice =
  | { readonly kind: 'default' }
  | { readonly kind: 'demo'; readonly demo: DemoOptions }
  | { readonly kind: 'kubeconfig'; readonly file: Given | undefined; readonly context: Given | undefined };

/** Where traffic comes from, as asked for. Without any of them: what is found, in a cluster; the exporters, in the demo. */
export interface TrafficChoice {
  readonly prometheus: PrometheusConfig | undefined;
  readonly scrape: boolean;
}

/** Where traffic is read from. */
export type ChosenTraffic =
  | { readonly kind: 'prometheus'; readonly config: PrometheusConfig }
  /** The one in the cluster, by the name of its Service. */
  | { readonly kind: 'found' }
  /** The exporters themselves: by the addresses of pods, or through the API server. */
  | { readonly kind: 'scrape'; readonly inCluster: boolean };

/** Everything the command line and the environment decide. */
export interface ServerOptions {
  readonly cluster: ClusterChoice;
  /** Namespaces to watch; empty for the whole cluster. */
  readonly namespaces: readonly string[];
  readonly traffic: TrafficChoice;
  /** Calls are guessed also from ConfigMaps. */
  readonly configMaps: boolean;
  readonly host: string;
  /** What named host and port, for the message when they cannot be taken: an option or a variable. */
  readonly named: { readonly host: string; readonly port: string };
  /** 0 takes any free port. */
  readonly port: number;
  /** Starts and ends with `/`. */
  readonly basePath: string;
  readonly allowedHosts: readonly string[];
  /** Events, YAML and logs also when listening beyond loopback. */
  readonly allowDetails: boolean;
  readonly maxStreams: number;
  /** Near it detail is left out; `undefined` for no limit. */
  readonly memoryBudgetBytes: number | undefined;
  readonly logLevel: LogLevel;
}
