import type { Verdict } from '@fairlead/model';
import { ChangingItems } from '../content.ts';
import type { ContentChanges, PlacedNode } from '../content.ts';
import { namespaceId, namespaceOfId } from '../ids.ts';
import { membersOf } from './members.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import type { GraphGroup } from '../types.ts';

/** What a group tells of one service. */
export interface Member {
  readonly name: string;
  readonly verdict: Verdict;
}

/** The nodes of the graph and the groups that they form: one for each namespace that has any. */
export class DrawnNodes {
  readonly #nodes = new ChangingItems<PlacedNode>();
  readonly #groups = new ChangingItems<GraphGroup>();
  readonly #nodesIn = new MultiMap();
  readonly #servicesIn = new MultiMap();
  readonly #dirtyNamespaces = new Set<string>();

  get items(): ReadonlyMap<string, PlacedNode> {
    return this.#nodes.items;
  }
  get groups(): ReadonlyMap<string, GraphGroup> {
    return this.#groups.items;
  }
  in(namespace: string): Iterable<string> {
    return this.#nodesIn.get(namespace);
  }

  /** Puts a node, or drops it. */
  set(id: string, placed: PlacedNode | undefined): void {
    const existed = this.#nodes.items.has(id);
    const namespace = namespaceOfId(id);
    if (placed === undefined) this.#nodes.drop(id);
    else this.#nodes.put(placed);
    if (namespace === null) return;
    if (placed === undefined) this.#nodesIn.delete(namespace, id);
    else this.#nodesIn.add(namespace, id);
    if (existed !== (placed !== undefined)) this.#dirtyNamespaces.add(namespace);
  }

  addService(namespace: string, id: string): void {
    this.#servicesIn.add(namespace, id);
  }
  dropService(namespace: string, id: string): void {
    this.#servicesIn.delete(namespace, id);
  }

  /** A group counts verdicts: one of them has changed. */
  recount(namespace: string): void {
    this.#dirtyNamespaces.add(namespace);
  }

  /** Forms every group anew in which something differs, of all services of its namespace. */
  drawGroups(memberOf: (service: string) => Member | undefined): void {
    for (const namespace of this.#dirtyNamespaces) this.#drawGroup(namespace, memberOf);
    this.#dirtyNamespaces.clear();
  }

  #drawGroup(namespace: string, memberOf: (service: string) => Member | undefined): void {
    const id = namespaceId(namespace);
    if (this.#nodesIn.count(namespace) === 0) {
      this.#groups.drop(id);
      return;
    }
    const services = [...this.#servicesIn.get(namespace)].flatMap((service) => memberOf(service) ?? []);
    this.#groups.put({ id, kind: 'namespace', name: namespace, members: membersOf(services) });
  }

  /** What changed since the last call. */
  take(): Pick<ContentChanges, 'nodes' | 'groups'> {
    return { nodes: this.#nodes.take(), groups: this.#groups.take() };
  }
}
