import { CallMeter } from '../calls/callMeter.ts';
import type { CallGraph } from '../calls/callGraph.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { StringMap } from '../objects/shapes.ts';
import type { Draft, World } from '../world/world.ts';
import type { Exporter } from './exporter.ts';
import { Exposition } from './exposition.ts';

export interface Answer {
  readonly status: number;
  readonly body: Iterable<string>;
}

/** The metrics that the pods of a scene serve about the calls they make and get. */
export class Telemetry {
  readonly meter: CallMeter;
  readonly #world: World;
  readonly #exporters: readonly Exporter[];

  constructor(world: World, graph: CallGraph, exporters: readonly Exporter[]) {
    this.meter = new CallMeter(
      world,
      graph,
      exporters.some(({ tellsChosenPods }) => tellsChosenPods === true),
    );
    this.#world = world;
    this.#exporters = exporters;
  }

  /** What a pod's exporter answers on a port; `undefined` if nothing listens there. */
  answer(pod: Pod, port: number, path: string): Answer | undefined {
    const all = this.#exporters.map((exporter) => ({ exporter, ports: exporter.portsOf(pod) }));
    const listening = all.filter(({ ports }) => ports.some((each) => each.port === port));
    if (listening.length === 0) return undefined;
    const exposition = new Exposition();
    const asked = listening.filter(({ ports }) => ports.some((each) => each.port === port && each.path === path));
    if (asked.length === 0) return { status: 404, body: ['404 page not found\n'] };
    for (const { exporter } of asked) exporter.write(pod, this.meter, exposition, {});
    return { status: 200, body: exposition.chunks() };
  }

  /** Everything that scrapes of all pods would bring, with the labels that a scrape adds: for `honor_labels`. */
  everything(namespaces: readonly string[]): Iterable<string> {
    const exposition = new Exposition();
    const pods =
      namespaces.length === 0
        ? this.#world.values('pods')
        : namespaces.flatMap((namespace) => this.#world.list('pods', namespace));
    for (const pod of pods) {
      if (!isScraped(pod)) continue;
      for (const exporter of this.#exporters) {
        const [port] = exporter.portsOf(pod);
        if (port !== undefined) exporter.write(pod, this.meter, exposition, scrapeLabels(pod, port.port));
      }
    }
    return exposition.chunks();
  }
}

/** A pod has an address and its containers have started. */
export function isScraped({ status }: Pod): boolean {
  return status.podIP !== undefined && status.phase === 'Running';
}

function scrapeLabels({ metadata, status }: Pod, port: number): StringMap {
  return {
    namespace: metadata.namespace ?? '',
    pod: metadata.name,
    instance: `${status.podIP ?? ''}:${port}`,
  };
}

/** The pod with the annotations by which its metrics are found. */
export function withScrapeAnnotations(draft: Draft<'pods'>, exporters: readonly Exporter[]): Draft<'pods'> {
  // Exporters look at namespace, labels and containers, which a draft has.
  const pod = draft as unknown as Pod;
  const found = exporters.map((exporter) => exporter.annotationsOf(pod)).filter((each) => Object.keys(each).length > 0);
  const [first] = found;
  if (first === undefined) return draft;
  return { ...draft, metadata: { ...draft.metadata, annotations: { ...draft.metadata.annotations, ...first } } };
}
