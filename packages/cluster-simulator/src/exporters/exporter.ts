import type { CallMeter } from '../calls/callMeter.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { StringMap } from '../objects/shapes.ts';
import type { Exposition } from './exposition.ts';

/** The shapes in which a scene can tell of its calls. */
export const TELEMETRY_KINDS = ['istio', 'ambient', 'linkerd', 'otel', 'client', 'none'] as const;
export type TelemetryKind = (typeof TELEMETRY_KINDS)[number];

/** A port that answers scrapes. */
export interface MetricsPort {
  readonly port: number;
  readonly path: string;
}

/** One product's metrics about the calls that a pod makes and gets. */
export interface Exporter {
  /** Where the pod serves them; empty if it has none. */
  portsOf(pod: Pod): readonly MetricsPort[];
  /** Annotations that the product puts on a pod. */
  annotationsOf(pod: Pod): StringMap;
  /** Who calls names the pod that was chosen. */
  readonly tellsChosenPods?: true;
  /** `added`: labels that a scrape would add, for an exposition of many pods. */
  write(pod: Pod, meter: CallMeter, exposition: Exposition, added: StringMap): void;
}

/** The annotations by which a scrape finds a pod's metrics. */
export function scrapeAnnotations({ port, path }: MetricsPort): StringMap {
  return { 'prometheus.io/path': path, 'prometheus.io/port': String(port), 'prometheus.io/scrape': 'true' };
}
