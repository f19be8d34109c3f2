import type { Level } from '@fairlead/service-graph';
import type { Size } from '../layout/layoutTypes.ts';
import { isEdgeKey, isVerdictKey } from '../look/legendSample.ts';
import type { LegendKey } from '../texts.ts';
import type { MapSettings } from './mapView.ts';

/** Distance of the corner to the edges of the map and to the areas. */
const AROUND_PX = 18;
const ROW_PX = 20;
/** A verdict: it is a button. */
const BUTTON_ROW_PX = 24;
const HEADER_PX = 22;
const TOOLS: Size = { width: 102, height: 34 };
const MINIMAP: Size = { width: 166, height: 96 };
const LEGEND_WIDTH_PX = 364;
/** Narrower maps have no minimap. */
export const MINIMAP_FROM_PX = 720;

/** Room at the bottom right for legend, minimap and zoom buttons, as they are now. */
export function cornerSize(rows: readonly LegendKey[], settings: MapSettings, window: Size, level: Level): Size {
  if (level === 'namespace') return stripSize(settings, window);
  const hasMinimap = settings.minimap && window.width >= MINIMAP_FROM_PX;
  const tools = hasMinimap
    ? { width: TOOLS.width + 12 + MINIMAP.width, height: MINIMAP.height }
    : { width: TOOLS.width, height: TOOLS.height };
  if (!settings.legend || rows.length === 0)
    return { width: tools.width + AROUND_PX, height: tools.height + AROUND_PX };
  const edges = rows.filter(isEdgeKey).length;
  const buttons = rows.filter(isVerdictKey).length;
  const plain = rows.length - edges - buttons + Math.ceil(edges / 2);
  const legend = {
    width: LEGEND_WIDTH_PX,
    height: HEADER_PX + buttons * BUTTON_ROW_PX + plain * ROW_PX + (edges > 0 ? 4 : 0) + 14,
  };
  return {
    width: Math.max(tools.width, legend.width) + AROUND_PX,
    height: tools.height + legend.height + AROUND_PX,
  };
}

/** Tiles fill the window; legend and buttons stand in one line below them, and tiles need no minimap. */
function stripSize(settings: MapSettings, window: Size): Size {
  return { width: settings.legend ? window.width : TOOLS.width + AROUND_PX, height: TOOLS.height + 12 };
}

/** What most pictures have to explain. */
const USUAL_ROWS: readonly LegendKey[] = [
  'ring',
  'broken',
  'degraded',
  'unknown',
  'http',
  'grpc',
  'tcp',
  'errors',
  'selects',
];

/** The same before anything is known: layouts rest on names only, not on what is broken at the moment. */
export function plannedCorner(settings: MapSettings, window: Size, level: Level): Size {
  return cornerSize(USUAL_ROWS, settings, window, level);
}
