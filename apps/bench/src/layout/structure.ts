import type { LayoutEdge, LayoutInput, LayoutNode } from '@fairlead/graph-canvas/layout';
import { randomNumbers } from '../resolve/randomNumbers.ts';

/** Services of one namespace, about. */
const PER_NAMESPACE = 20;
/** Of the calls, those that stay in their namespace. */
const INSIDE = 0.85;

/** A cluster as the layout sees it, growing and shrinking at random; equal seeds give equal clusters. */
export class RandomStructure {
  readonly #random: () => number;
  readonly #nodes = new Map<string, LayoutNode>();
  readonly #edges = new Map<string, LayoutEdge>();
  readonly #namespaces: number;
  #number = 0;

  /** `count` services with one and a half times as many calls. */
  constructor(count: number, seed: number) {
    this.#random = randomNumbers(seed);
    this.#namespaces = Math.ceil(count / PER_NAMESPACE);
    for (let index = 0; index < count; index += 1) this.#addService(index % this.#namespaces);
    while (this.#edges.size < count * 1.5) this.#addCall();
  }

  get input(): LayoutInput {
    const areas = [...new Set([...this.#nodes.values()].flatMap(({ area }) => area ?? []))];
    return {
      nodes: [...this.#nodes.values()],
      edges: [...this.#edges.values()],
      areas: areas.map((id) => ({ id, name: id.slice('namespace/'.length) })),
      window: { width: 1176, height: 763 },
      keepFree: { width: 388, height: 270 },
    };
  }

  /** Adds a service with two calls, or takes one away with all its calls. Returns the id. */
  change(): string {
    const add = this.#random() < 0.5 || this.#nodes.size === 0;
    return add ? this.#addCalledService() : this.#removeService();
  }

  #addCalledService(): string {
    const id = this.#addService(Math.floor(this.#random() * this.#namespaces));
    for (let call = 0; call < 2; call += 1) this.#addCall(id);
    return id;
  }

  #addService(namespace: number): string {
    this.#number += 1;
    const name = `service-${String(this.#number).padStart(5, '0')}`;
    const area = `namespace/team-${String(namespace).padStart(3, '0')}`;
    const id = `service/${area.slice('namespace/'.length)}/${name}`;
    this.#nodes.set(id, { id, name, kind: 'service', area, width: 156, height: 42 });
    return id;
  }

  #removeService(): string {
    const id = this.#anyOf([...this.#nodes.keys()]);
    this.#nodes.delete(id);
    for (const edge of this.#edges.values()) {
      if (edge.source === id || edge.target === id) this.#edges.delete(edge.id);
    }
    return id;
  }

  #addCall(from?: string): void {
    const ids = [...this.#nodes.keys()];
    const source = from ?? this.#anyOf(ids);
    const area = this.#nodes.get(source)?.area;
    const near = this.#random() < INSIDE ? ids.filter((id) => this.#nodes.get(id)?.area === area) : ids;
    const target = this.#anyOf(near);
    const id = `calls ${source} ${target}`;
    if (source !== target) this.#edges.set(id, { id, source, target, labelled: this.#random() < 0.05 });
  }

  #anyOf(ids: readonly string[]): string {
    return ids[Math.floor(this.#random() * ids.length)] ?? '';
  }
}
