import { neighbourhood, waysBetween } from '@fairlead/service-graph';
import type { Around, Connections, ContentChanges, PlacedNode, ViewFilter } from '@fairlead/service-graph';

/** Which nodes stay, by who is connected with whom. */
export type Staying =
  | { readonly kind: 'around'; readonly around: Around }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

/** Takes out of a picture what is not around one node, or not on the ways between two. */
export class AroundFilter implements ViewFilter {
  readonly key: string;
  readonly #staying: Staying;
  readonly #connections: Connections;
  #nodes: ReadonlySet<string> | undefined;

  /** `connections`: of the graph, kept up with its changes. */
  constructor(staying: Staying, connections: Connections) {
    this.key = JSON.stringify(staying);
    this.#staying = staying;
    this.#connections = connections;
  }

  hidesNode({ id }: PlacedNode): boolean {
    return !this.#stay().has(id);
  }

  update({ reconnected }: ContentChanges): { readonly nodes: Iterable<string>; readonly edges: Iterable<string> } {
    const before = this.#nodes;
    // Never asked is never answered otherwise.
    if (!reconnected || before === undefined) return { nodes: [], edges: [] };
    this.#nodes = undefined;
    const after = this.#stay();
    return { nodes: [...before, ...after].filter((id) => before.has(id) !== after.has(id)), edges: [] };
  }

  #stay(): ReadonlySet<string> {
    return (this.#nodes ??= stayingNodes(this.#connections, this.#staying));
  }
}

function stayingNodes(connections: Connections, staying: Staying): ReadonlySet<string> {
  if (staying.kind === 'around') return neighbourhood(connections, staying.around);
  const { from, to } = staying;
  // Two that nothing connects are shown side by side.
  return waysBetween(connections, from, to)?.nodes ?? new Set([from, to]);
}
