import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import { sameList } from '../layout/sameParts.ts';
import type { MapTexts } from '../texts.ts';
import { cardOf, type Card, type Measure } from './card.ts';
import { isCallersId } from './callersId.ts';
import { callersCard } from './hubs.ts';
import { lineOf, type Line, type Verdict } from './line.ts';
import type { MapGraph } from './structure.ts';
import { tileNames } from './tileNames.ts';
import { USUAL_TRAFFIC, type TrafficLook } from './trafficLook.ts';

export interface Scene {
  readonly cards: ReadonlyMap<string, Card>;
  readonly lines: readonly Line[];
}

interface KnownLine {
  readonly edges: readonly GraphEdge[];
  readonly verdict: Verdict | undefined;
  readonly line: Line | undefined;
}

/** What is written on cards and on lines; the other words may change without either being made anew. */
const CARD_WORDS = ['node', 'callers', 'callersLabel'] as const;
const LINE_WORDS = ['percent', 'rate', 'milliseconds', 'bytesPerSecond'] as const;

/**
 * Cards and lines of a graph. What a delta left as it was gives the same object again, so that nothing after it is made
 * or compared anew.
 */
export class SceneCache {
  readonly #measure: Measure;
  #cards = new WeakMap<GraphNode, Card>();
  #lines = new WeakMap<GraphEdge, KnownLine>();
  #texts: MapTexts | null = null;
  #tiles: readonly string[] = [];
  #tileNames: ReadonlyMap<string, readonly string[]> = new Map();
  #look: TrafficLook | null = null;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  sceneOf(graph: MapGraph, texts: MapTexts, look: TrafficLook = USUAL_TRAFFIC): Scene {
    if (!sameWords(CARD_WORDS, texts, this.#texts)) this.#cards = new WeakMap();
    if (look !== this.#look || !sameWords(LINE_WORDS, texts, this.#texts)) this.#lines = new WeakMap();
    this.#texts = texts;
    this.#look = look;
    this.#nameTiles(graph);
    const cards = new Map<string, Card>();
    const verdicts = new Map<string, Verdict>();
    const outside = new Set<string>();
    for (const node of graph.nodes) {
      let card = this.#cards.get(node);
      if (card === undefined) {
        card = isCallersId(node.id)
          ? callersCard(node, texts)
          : cardOf(node, texts.node(node), this.#measure, this.#tileNames.get(node.name));
        this.#cards.set(node, card);
      }
      cards.set(node.id, card);
      verdicts.set(node.id, node.verdict);
      if (node.outside === true) outside.add(node.id);
    }
    const lines = pairsOf(graph.edges).flatMap(
      (edges) => this.#lineOf(edges, verdicts.get(edges[0].target), texts, look, outside) ?? [],
    );
    return { cards, lines };
  }

  /** How a tile is named rests on the names of all others. */
  #nameTiles({ nodes }: MapGraph): void {
    const names = nodes.flatMap(({ kind, name }) => (kind === 'namespace' ? [name] : []));
    if (sameList(names, this.#tiles)) return;
    this.#tiles = names;
    this.#tileNames = tileNames([...new Set(names)], this.#measure);
    this.#cards = new WeakMap();
  }

  #lineOf(
    edges: readonly [GraphEdge, ...GraphEdge[]],
    verdict: Verdict | undefined,
    texts: MapTexts,
    look: TrafficLook,
    outside: ReadonlySet<string>,
  ): Line | undefined {
    const known = this.#lines.get(edges[0]);
    if (known !== undefined && known.verdict === verdict && sameList(edges, known.edges)) return known.line;
    const line = lineOf(edges, verdict, look, texts, outside);
    this.#lines.set(edges[0], { edges, verdict, line });
    return line;
  }
}

function sameWords(names: readonly (keyof MapTexts)[], texts: MapTexts, before: MapTexts | null): boolean {
  return before !== null && names.every((name) => texts[name] === before[name]);
}

/** Edges by the two that they join, in the order of the first of each. */
function pairsOf(edges: readonly GraphEdge[]): readonly (readonly [GraphEdge, ...GraphEdge[]])[] {
  const pairs = new Map<string, [GraphEdge, ...GraphEdge[]]>();
  for (const edge of edges) {
    const key = `${edge.source} ${edge.target}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [edge]);
    else known.push(edge);
  }
  return [...pairs.values()];
}
