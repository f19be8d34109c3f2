import type { Rect } from '../layout/layoutTypes.ts';
import { TOKENS } from '../look/tokens.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import type { Measure } from '../scene/card.ts';
import { mapSvg } from '../svg/mapSvg.ts';
import type { SvgScene } from '../svg/svgScene.ts';
import { wholeFrame } from '../svg/wholeFrame.ts';
import { legendRows } from './legendRows.ts';
import { lineFor } from './lineFor.ts';
import type { MapPicture, MapView, SvgOptions } from './mapView.ts';

/** What is on the screen. */
export interface OnScreen {
  readonly view: MapView;
  readonly picture: MapPicture;
  readonly areas: readonly AreaLook[];
  /** World coordinates of the window. */
  readonly extent: Rect;
  /** Strength of a card or line. */
  readonly share: (id: string) => number;
  readonly measure: Measure;
}

/** The map as SVG text, in the colours of the screen or of another theme; undefined while there is nothing to draw. */
export function leavingPicture(
  { view, picture, areas, extent, share, measure }: OnScreen,
  options: SvgOptions,
): string | undefined {
  const { cards, lines, placement, routes, tokens } = picture;
  const { selectedId, selectedEdgeId, pods, picked, pins, texts } = view;
  const scene: SvgScene = {
    cards: cards.values(),
    lines,
    placement,
    routes,
    areas,
    tokens: options.theme === undefined ? tokens : TOKENS[options.theme],
    selectedId,
    selectedLineId: lineFor(selectedEdgeId, lines),
    pods,
    picked,
    pins,
    share,
    measure,
  };
  const rect = options.part === 'view' ? extent : wholeFrame(scene);
  if (rect === undefined || cards.size === 0) return undefined;
  const rows = legendRows(cards.values(), lines);
  return mapSvg(scene, { rect, caption: options.caption, rows, texts, fontUrl: options.fontUrl });
}
