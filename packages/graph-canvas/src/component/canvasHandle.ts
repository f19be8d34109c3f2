import type { Position, Viewport } from '../layout/fit.ts';
import type { Point } from '../layout/layoutTypes.ts';
import type { MapController } from './MapController.ts';
import type { SvgOptions } from './mapView.ts';

/** What a page may ask of the map. */
export interface GraphCanvasHandle {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** Scale 1. */
  readonly zoomToFull: () => void;
  /** Lays everything out anew; `undoTidy` brings the picture of before back. */
  readonly tidy: () => void;
  readonly undoTidy: () => void;
  readonly centerOn: (id: string) => void;
  readonly viewport: () => Viewport;
  readonly setViewport: (viewport: Viewport) => void;
  /** Looks from there; null fits everything. With `isOther` it is a place of another picture that is on its way, which is then not entered. */
  readonly goTo: (position: Position | null, isOther?: boolean) => void;
  /** Where a card stands, in whole world pixels: what a pin of it would say. */
  readonly middleOf: (id: string) => Point | undefined;
  /** What lies under a point of the window, in whole world pixels: where a pin would bring a card to. */
  readonly worldAt: (at: Point) => Point | undefined;
  /** Brings several cards into sight at once. */
  readonly fitTo: (ids: Iterable<string>) => void;
  /** Puts the keyboard on the map. */
  readonly focus: () => void;
  /** A picture of the map with a caption, as SVG text; undefined while there is nothing to draw. */
  readonly svg: (options: SvgOptions) => string | undefined;
}

/** Does nothing while there is no map. */
export function handleOf(controller: MapController | null, root: { current: HTMLElement | null }): GraphCanvasHandle {
  return {
    fit: () => controller?.fit(),
    zoomIn: () => controller?.zoomIn(),
    zoomOut: () => controller?.zoomOut(),
    zoomToFull: () => controller?.viewing.zoomToFull(),
    tidy: () => controller?.tidy(),
    undoTidy: () => controller?.undoTidy(),
    centerOn: (id) => controller?.centerOn(id),
    viewport: () => controller?.viewing.viewport() ?? { zoom: 1, pan: { x: 0, y: 0 } },
    setViewport: (viewport) => controller?.viewing.set(viewport),
    goTo: (position, isOther = false) => {
      if (position !== null) {
        controller?.viewing.goTo(position);
        if (isOther) controller?.viewing.expect(position);
      } else if (controller?.viewing.isAsFitted === false) controller.viewing.fit();
    },
    middleOf: (id) => controller?.queries.middleOf(id),
    worldAt: (at) => controller?.queries.worldAt(at),
    fitTo: (ids) => controller?.fitTo(ids),
    focus: () => root.current?.focus(),
    svg: (options) => controller?.svg(options),
  };
}
