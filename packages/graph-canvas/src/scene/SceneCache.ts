import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import type { MapTexts } from '../texts.ts';
import { cardOf, type Card, type Measure } from './card.ts';
import { lineOf, type Line } from './line.ts';
import type { MapGraph } from './structure.ts';

export interface Scene {
  readonly cards: ReadonlyMap<string, Card>;
  readonly lines: readonly Line[];
}

/**
 * Cards and lines of a graph. What a delta left as it was gives the same object again, so that nothing after it is made
 * or compared anew.
 */
export class SceneCache {
  readonly #measure: Measure;
  #cards = new WeakMap<GraphNode, Card>();
  #lines = new WeakMap<GraphEdge, { readonly verdict: GraphNode['verdict'] | undefined; readonly line: Line }>();
  #texts: MapTexts | null = null;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  sceneOf(graph: MapGraph, texts: MapTexts): Scene {
    if (texts !== this.#texts) {
      this.#texts = texts;
      this.#cards = new WeakMap();
      this.#lines = new WeakMap();
    }
    const cards = new Map<string, Card>();
    const verdicts = new Map<string, GraphNode['verdict']>();
    for (const node of graph.nodes) {
      let card = this.#cards.get(node);
      if (card === undefined) {
        card = cardOf(node, texts.node(node), this.#measure);
        this.#cards.set(node, card);
      }
      cards.set(node.id, card);
      verdicts.set(node.id, node.verdict);
    }
    return { cards, lines: graph.edges.map((edge) => this.#lineOf(edge, verdicts.get(edge.target), texts)) };
  }

  #lineOf(edge: GraphEdge, verdict: GraphNode['verdict'] | undefined, texts: MapTexts): Line {
    const known = this.#lines.get(edge);
    if (known?.verdict === verdict && known !== undefined) return known.line;
    const line = lineOf(edge, verdict, texts.percent);
    this.#lines.set(edge, { verdict, line });
    return line;
  }
}
