import { asksOfEdges, matcherOf, print, termsOf } from '@fairlead/find';
import type { Expression, Matcher } from '@fairlead/find';
import type { ContentChanges, GraphEdge, PlacedNode, ViewFilter } from '@fairlead/service-graph';
import type { FindIndex } from './FindIndex.ts';

const MEASURED: ReadonlySet<string> = new Set(['rate', 'errors', 'latency', 'callers']);

/** Takes out of a picture what any of some expressions finds: cards, and connections where an expression speaks of them. */
export class HideFilter implements ViewFilter {
  readonly key: string;
  readonly #index: FindIndex;
  readonly #ofNodes: readonly Matcher[];
  readonly #ofEdges: readonly Matcher[];
  /** An expression rests on what is measured, which changes without the nodes. */
  readonly #measures: boolean;
  readonly #answers = new Map<string, boolean>();

  constructor(expressions: readonly Expression[], index: FindIndex) {
    this.key = JSON.stringify(expressions.map(print).sort());
    this.#index = index;
    this.#ofNodes = expressions.map(matcherOf);
    this.#ofEdges = expressions.filter(asksOfEdges).map(matcherOf);
    this.#measures = expressions
      .flatMap((expression) => [...termsOf(expression)])
      .some((term) => term.kind === 'compare' && MEASURED.has(term.field));
  }

  hidesNode(placed: PlacedNode): boolean {
    const known = this.#answers.get(placed.id);
    if (known !== undefined) return known;
    const facts = this.#index.of(placed);
    const hidden = this.#ofNodes.some((finds) => finds(facts));
    this.#answers.set(placed.id, hidden);
    return hidden;
  }

  hidesEdge(edge: GraphEdge): boolean {
    if (this.#ofEdges.length === 0) return false;
    const facts = this.#index.ofEdge(edge);
    return this.#ofEdges.some((finds) => finds(facts));
  }

  update({ nodes, edges }: ContentChanges): { readonly nodes: Iterable<string>; readonly edges: Iterable<string> } {
    for (const id of nodes.remove) this.#answers.delete(id);
    const again = new Set([...nodes.upsert.map(({ id }) => id), ...this.#index.touched]);
    if (this.#measures) {
      for (const { target } of edges.upsert) again.add(target);
      // A connection that is gone is known by its id: KIND SOURCE TARGET.
      for (const id of edges.remove) again.add(id.split(' ')[2] ?? '');
    }
    return { nodes: [...again].filter((id) => this.#differs(id)), edges: [] };
  }

  /** Asks again; whether the answer is another one now. */
  #differs(id: string): boolean {
    const before = this.#answers.get(id);
    this.#answers.delete(id);
    const placed = this.#index.nodes.get(id);
    return placed !== undefined && this.hidesNode(placed) !== before;
  }
}
