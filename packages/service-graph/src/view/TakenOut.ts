import { idParts, isService } from '../ids.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import type { GraphNode, Hidden } from '../types.ts';

/** What a filter takes out of a picture, counted. */
export class TakenOut {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #services = new MultiMap();
  readonly #edges = new Set<string>();
  #serviceCount = 0;
  #broken = 0;
  #degraded = 0;

  get count(): Hidden {
    const services = this.#serviceCount;
    const others = this.#nodes.size - services;
    return { services, broken: this.#broken, degraded: this.#degraded, others, edges: this.#edges.size };
  }

  /** How many services of a namespace are out. */
  servicesOf(namespace: string): number {
    return this.#services.count(namespace);
  }

  hasNode(id: string): boolean {
    return this.#nodes.has(id);
  }

  /** Takes a node out, or back in (`undefined`). By how many the services that are out change. */
  setNode(id: string, node: GraphNode | undefined): number {
    const before = this.#nodes.get(id);
    if (before === undefined && node === undefined) return 0;
    if (node === undefined) this.#nodes.delete(id);
    else this.#nodes.set(id, node);
    if (!isService(id)) return 0;
    const turned = (verdict: GraphNode['verdict']): number =>
      Number(node?.verdict === verdict) - Number(before?.verdict === verdict);
    this.#broken += turned('broken');
    this.#degraded += turned('degraded');
    this.#services[node === undefined ? 'delete' : 'add'](idParts(id)[1] ?? '', id);
    const change = Number(node !== undefined) - Number(before !== undefined);
    this.#serviceCount += change;
    return change;
  }

  setEdge(id: string, hidden: boolean): void {
    if (hidden) this.#edges.add(id);
    else this.#edges.delete(id);
  }
}
