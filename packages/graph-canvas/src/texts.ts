import type { GraphEdge, GraphGroup, GraphNode } from '@fairlead/service-graph';

/** Words on a card. */
export interface NodeTexts {
  readonly name: string;
  /** Short reason or note; only if there is one. */
  readonly second?: string | undefined;
  /** For screen readers: "fraud, payments, broken, 0 of 3 pods receive traffic, readiness gate not set". */
  readonly label: string;
}

export interface Callers {
  readonly count: number;
  readonly failing: number;
  readonly shown: boolean;
}

/** Counts at the right of an area, each in full and short for narrow areas; what is zero is left out. */
export interface GroupTexts {
  readonly broken?: string | undefined;
  readonly degraded?: string | undefined;
  readonly services: string;
}

/** Rows of the legend, by what they explain. */
export const LEGEND_KEYS = [
  'ring',
  'members',
  'broken',
  'degraded',
  'unknown',
  'forbidden',
  'stale',
  'reading',
  'http',
  'grpc',
  'tcp',
  'errors',
  'idle',
  'declared',
  'guess',
  'selects',
] as const;

export type LegendKey = (typeof LEGEND_KEYS)[number];

/** Every word that the map shows, in the language of the page. */
export interface MapTexts {
  readonly node: (node: GraphNode) => NodeTexts;
  readonly group: (group: GraphGroup) => GroupTexts;
  /** What a card says when it is pointed at or has the focus: its whole name, then a line for each fact. `edges` are its own. */
  readonly tip: (node: GraphNode, edges: readonly GraphEdge[]) => readonly string[];
  /** Name of the whole: "Service map, 26 services, 6 broken". */
  readonly label: string;
  /** "The same as a table: g s". */
  readonly description: string;
  /** Names that stand for several at far zoom: "+3". */
  readonly more: (count: number) => string;
  readonly percent: (share: number) => string;
  /** "412/s". */
  readonly rate: (perSecond: number) => string;
  readonly milliseconds: (value: number) => string;
  readonly bytesPerSecond: (value: number) => string;
  /** What a line says to the pointer: both ends, and all that is known of the calls. */
  readonly edge: (edge: GraphEdge) => string;
  /** On the card that stands for all callers of a hub: "26 callers", and how many of them fail. */
  readonly callers: (count: number, failing: number) => string;
  /** The same for screen readers, with the name of the hub, and whether the callers' own lines are drawn. */
  readonly callersLabel: (hub: string, callers: Callers) => string;
  readonly legendTitle: string;
  readonly legendHint: string;
  readonly legend: Readonly<Record<LegendKey, string>>;
  /** The legend of namespace tiles, in one line, and how to open one. Without it the line has no words of its own. */
  readonly tiles?: TileTexts | undefined;
  readonly minimap: string;
  /** What keys do there. */
  readonly minimapKeys: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
}

export interface TileTexts {
  /** "one square, one service". */
  readonly square: string;
  readonly broken: string;
  readonly degraded: string;
  readonly unknown: string;
  /** "Calls between namespaces appear for the one you point at. Press Enter to open it." */
  readonly hint: string;
}
