import { isGuess } from '@fairlead/service-graph';
import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import type { MapTexts } from '../texts.ts';
import { detailOf, figureOf, isFailing, isIdle, isQuiet, protocolOf, rateOf, widthOf } from './measured.ts';
import type { TrafficLook } from './trafficLook.ts';

/** All edges of one pair, as it is drawn: one line, however many signals there are of it. */
export interface Line {
  /** Id of the edge that says most. */
  readonly id: string;
  /** Of every edge that it stands for. */
  readonly ids: readonly string[];
  readonly source: string;
  readonly target: string;
  readonly classes: readonly string[];
  readonly width: number;
  /** Near the callee, always. */
  readonly figure: string;
  /** The same on the lines of what is selected; a line break between figures. */
  readonly detail: string;
  /** Calls per second, for dots that flow. */
  readonly rate: number;
  readonly edge: GraphEdge;
}

export type Verdict = GraphNode['verdict'];

const NONE: ReadonlySet<string> = new Set();

/**
 * Edges of one pair as one line; `undefined` if none of them is to be drawn. `verdict` is of the node that it leads to, `outside` are tiles of namespaces that
 * were not chosen: they are there for their calls.
 */
export function lineOf(
  edges: readonly GraphEdge[],
  verdict: Verdict | undefined,
  look: TrafficLook,
  texts: MapTexts,
  outside: ReadonlySet<string> = NONE,
): Line | undefined {
  const edge = edges
    .map((one) => asDrawn(one, look))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => rank(a) - rank(b))[0];
  if (edge === undefined) return undefined;
  const isMeasured = edge.basis === 'measured';
  const { traffic } = edge;
  return {
    id: edge.id,
    ids: edges.map(({ id }) => id),
    source: edge.source,
    target: edge.target,
    classes: [
      ...(edge.kind === 'selects'
        ? selectsClasses(verdict)
        : isMeasured
          ? measuredClasses(edge, look)
          : declaredClasses(edge)),
      ...([edge.source, edge.target].some((id) => isTile(id) && !outside.has(id)) ? ['of-tile'] : []),
    ],
    width: edge.kind === 'selects' ? 1.6 : isMeasured ? widthOf(traffic, look.measure) : 1.3,
    figure: isMeasured ? figureOf(traffic, look.figure, texts) : '',
    detail: isMeasured ? detailOf(traffic, look.figure, texts) : '',
    rate: isMeasured ? rateOf(traffic) : 0,
    edge,
  };
}

const isTile = (id: string): boolean => id.startsWith('namespace/');

/** An edge as the look has it: with traffic off, a measured route is what its object declares, and a measured call nothing. */
function asDrawn(edge: GraphEdge, look: TrafficLook): GraphEdge | undefined {
  if (edge.kind === 'selects') return edge;
  if (edge.basis === 'measured') {
    if (look.measure !== 'off') return edge;
    return edge.kind === 'calls' || !look.declared ? undefined : { ...edge, basis: 'declared' };
  }
  if (isGuess(edge)) return look.guesses ? edge : undefined;
  return look.declared ? edge : undefined;
}

const RANK = { measured: 0, declared: 1, derived: 2 } as const;

/** What was measured says more than what is declared; a fact more than a guess; more calls more than fewer. */
function rank(edge: GraphEdge): number {
  return RANK[edge.basis] + (isGuess(edge) ? 0.5 : 0) - Math.min(0.4, rateOf(edge.traffic) / 1e9);
}

/** A dotted line to a workload that is not well takes its colour. */
function selectsClasses(verdict: Verdict | undefined): string[] {
  return verdict === 'degraded' ? ['selects', 'to-degraded'] : ['selects'];
}

function declaredClasses(edge: GraphEdge): string[] {
  return isGuess(edge) ? ['declared', 'guess'] : [edge.basis];
}

function measuredClasses({ traffic }: GraphEdge, { measure }: TrafficLook): string[] {
  const classes = ['measured', protocolOf(traffic)];
  if (isIdle(traffic)) classes.push('idle');
  else if (isFailing(traffic)) classes.push('failing');
  else if (isQuiet(traffic, measure)) classes.push('quiet');
  return classes;
}
