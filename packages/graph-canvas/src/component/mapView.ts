import type { GraphEdge } from '@fairlead/service-graph';
import type { Position } from '../layout/fit.ts';
import type { Placement, Point, Rect, Route, Size } from '../layout/layoutTypes.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Theme, Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import type { PodChip } from '../scene/podChips.ts';
import type { MapGraph } from '../scene/structure.ts';
import type { Caption } from '../svg/footerMarkup.ts';
import type { TrafficLook } from '../scene/trafficLook.ts';
import type { ZoomStep } from '../scene/zoomSteps.ts';
import type { MapTexts } from '../texts.ts';

/** What is shown beside the map itself, and how it moves. */
export interface MapSettings {
  readonly legend: boolean;
  readonly minimap: boolean;
  readonly reducedMotion: boolean;
  /** Of these, what is shown while no drawer stands beside the map: pictures are laid out for that. As they are unless given. */
  readonly usual?: { readonly legend: boolean; readonly minimap: boolean };
}

export function usualSettings(settings: MapSettings): MapSettings {
  return { ...settings, ...settings.usual };
}

/** Everything the map shows at one moment. */
export interface MapView {
  readonly graph: MapGraph;
  /** What a person has narrowed the cluster to: another name is another picture, laid out by itself. */
  readonly picture: string;
  /** All edges, also those that are folded into the line of a hub. */
  readonly calls: readonly GraphEdge[];
  readonly selectedId: string | null;
  readonly selectedEdgeId: string | null;
  /** Cards that somebody put where they are. */
  readonly pins: Pins;
  readonly hoveredId: string | null;
  readonly hoveredEdgeId: string | null;
  readonly traffic: TrafficLook;
  /** Ids that a search found; null when nothing is searched. */
  readonly matches: ReadonlySet<string> | null;
  readonly theme: Theme;
  readonly texts: MapTexts;
  /** Pods of the selected service. */
  readonly pods: readonly PodChip[];
  readonly settings: MapSettings;
  /** Cards that somebody gathered, to do something with all of them. */
  readonly picked: ReadonlySet<string>;
  /** From where to look at the beginning; null fits everything. */
  readonly at: Position | null;
  /** Px on the right of the map that lie under the drawer. */
  readonly insetRight: number;
  /** Aggregates that somebody opened. */
  readonly opened: readonly string[];
  /** Of namespace tiles; `broken`: those with most broken services first, as they were when the order was chosen. */
  readonly order: TileOrder;
  /** When the newest change in `graph` happened, in ms of this browser's clock. */
  readonly observedAtMs: number | null;
}

/** True if one shows exactly what the other shows: a page that is rendered again need not draw its map again. */
export function sameView(left: MapView, right: MapView): boolean {
  return left === right || Object.entries(left).every(([name, value]) => right[name as keyof MapView] === value);
}

/** Where a menu was asked for. */
export interface MenuTarget {
  /** Null beside all cards. */
  readonly id: string | null;
  /** In pixels of the window. */
  readonly at: Point;
}

/** Cards that a frame was drawn around, or one that is added or taken away. */
export interface Pick {
  readonly ids: readonly string[];
  readonly how: 'these' | 'toggle';
}

/** The title of an area that is pointed at and does not say everything. */
export interface PointedTitle {
  readonly id: string;
  /** The whole name, then the counts. */
  readonly lines: readonly string[];
  /** On the screen. */
  readonly band: Rect;
}

export type TileOrder = 'name' | 'broken';

export interface MapCallbacks {
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly onHoverEdge?: ((id: string | null) => void) | undefined;
  /** The title of an area is pointed at that does not say everything; null when that is over. */
  readonly onHoverTitle?: ((title: PointedTitle | null) => void) | undefined;
  /** The window of the map with what stands beside it only now and then. Without it, and by `undefined`, the map's own. */
  readonly room?: ((map: HTMLElement) => Size | undefined) | undefined;
  /** Somebody zoomed so far that something opens or folds. */
  readonly onZoomStep?: ((step: ZoomStep) => void) | undefined;
  /** Without it lines take no clicks. */
  readonly onSelectEdge?: ((id: string) => void) | undefined;
  /** Without it a right click does nothing. */
  readonly onMenu?: ((target: MenuTarget) => void) | undefined;
  /** Without it no frame can be drawn around cards. */
  readonly onPick?: ((pick: Pick) => void) | undefined;
  /** A card was dropped at a new middle, or back in its place. Without it cards cannot be dragged. */
  readonly onPin?: ((id: string, at: Point | undefined) => void) | undefined;
}

/** Elements that the map owns while it lives. */
export interface MapParts {
  readonly container: HTMLElement;
  readonly underlay: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
}

/** What the minimap and the hidden list read. */
export interface MapPicture {
  readonly cards: ReadonlyMap<string, Card>;
  readonly lines: readonly Line[];
  readonly placement: Placement;
  readonly routes: Readonly<Record<string, Route>>;
  readonly tokens: Tokens;
}

/** A picture that leaves the page. */
export interface SvgOptions {
  /** What the window shows, or everything. */
  readonly part: 'view' | 'whole';
  /** Other colours than those on the screen. */
  readonly theme?: Theme | undefined;
  readonly caption: Caption;
  readonly fontUrl?: string | undefined;
}
