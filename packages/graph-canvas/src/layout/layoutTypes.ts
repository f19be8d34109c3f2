/** All lengths are world pixels: at zoom 1 one of them is one CSS pixel. Rectangles are given by their top left corner. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point, Size {}

export interface LayoutNode extends Size {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Id of its namespace area; null stands outside every area. */
  readonly area: string | null;
}

export interface LayoutEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Leaves room for a figure beside the line. */
  readonly labelled: boolean;
  /** Only a guess, which most pictures do not show: it gets its line, and no place rests on it. */
  readonly guessed?: boolean;
}

export interface LayoutArea {
  readonly id: string;
  readonly name: string;
}

/** What a layout rests on. Nothing else goes in, so that equal names give equal pictures. */
export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly areas: readonly LayoutArea[];
  /** The window that areas are packed to; rounded to a few shapes so that nearly equal windows agree. */
  readonly window: Size;
  /** Bottom right corner of the window that stays free, in pixels of the window. */
  readonly keepFree: Size;
  /** Places of tiles before the order of names: the smaller stands first. A tile without one has 0. */
  readonly ranks?: Readonly<Record<string, number>>;
}

export interface PlacedArea {
  /** The first rectangle carries the title; further ones hold what found no room beside it later. */
  readonly rects: readonly Rect[];
  /** Left edges of its columns, absolute. */
  readonly columns: readonly number[];
}

/** Where everything stands. Areas outside every namespace have the id ''. */
export interface Placement {
  readonly nodes: Readonly<Record<string, Rect>>;
  readonly areas: Readonly<Record<string, PlacedArea>>;
}

/** Points of an edge, from side to side. */
export interface Route {
  readonly from: Point;
  readonly to: Point;
  /** Two control points of a curve; corners of a line with rounded turns if `bent`. */
  readonly controls: readonly Point[];
  readonly bent?: boolean;
  /** From the callee to the figure, in px along the line, where that is not the usual place (`figurePlaces`). */
  readonly figurePx?: number;
}

export interface LayoutResult {
  readonly placement: Placement;
  readonly routes: Readonly<Record<string, Route>>;
}
