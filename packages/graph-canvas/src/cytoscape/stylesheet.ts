import type { StylesheetJson } from 'cytoscape';
import { RIM } from '../look/sprite.ts';
import { mixColours } from '../look/mixColours.ts';
import { DASHES } from '../look/dashes.ts';
import type { Tokens } from '../look/tokens.ts';
import { TILE_STEPS } from '../scene/tileNames.ts';

export const MAP_FONT = '"Red Hat Text", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** Opacity of what is not meant; broken services stay readable. */
export const DIMMED = 0.3;
export const DIMMED_BROKEN = 0.62;
const FADED = 0.6;
export const FADED_BROKEN = 0.8;

/** The whole look, from the colours of one theme. Sizes and texts come as data, verdicts and kinds as classes. */
export function stylesheet(tokens: Tokens): StylesheetJson {
  return [
    ...cards(tokens),
    ...verdicts(tokens),
    ...kinds(tokens),
    ...zoomLevels(),
    ...lines(tokens),
    ...states(tokens),
    {
      selector: 'core',
      style: {
        'selection-box-color': tokens.select,
        'selection-box-opacity': 0.15,
        'selection-box-border-color': tokens.select,
        'selection-box-border-width': 1.5,
      } as never,
    },
  ];
}

function cards(tokens: Tokens): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '8px',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': tokens.node,
        'border-width': 1,
        'border-color': tokens['node-line'],
        // Inside, and on whole pixels: else a line of one pixel blurs into two.
        'border-position': 'inside',
        'bounds-expansion': 12,
        label: 'data(text)',
        color: tokens.text,
        'font-family': MAP_FONT,
        'font-size': 13,
        'font-weight': 500,
        'min-zoomed-font-size': 9,
        'text-wrap': 'wrap',
        'text-halign': 'right',
        'text-valign': 'center',
        // From the right edge of a card back to 42 px from its left edge.
        'text-margin-x': -114,
        'text-justification': 'left',
        'line-height': 1.25,
        'overlay-opacity': 0,
        'text-events': 'no',
      },
    },
    {
      selector: 'node[sprite]',
      style: {
        'background-image': 'data(sprite)',
        'background-width': 'data(spriteWidth)',
        'background-height': 'data(spriteHeight)',
        'background-position-x': '0px',
        'background-position-y': `${-RIM.top}px`,
        'background-clip': 'none',
        'background-image-containment': 'over',
      },
    },
    { selector: 'node.two-lines', style: { 'font-size': 11.6 } },
  ];
}

function verdicts(tokens: Tokens): StylesheetJson {
  return [
    {
      selector: 'node.broken',
      style: {
        'background-color': tokens['broken-fill'],
        'border-color': tokens.broken,
        'border-width': 2,
        color: tokens['broken-text'],
        'font-weight': 600,
        'z-index': 2,
      },
    },
    {
      selector: 'node.degraded',
      style: {
        'background-color': tokens['degraded-fill'],
        'border-color': tokens.degraded,
        'border-width': 1.5,
        color: tokens['degraded-text'],
        'font-weight': 600,
        'z-index': 1,
      },
    },
    {
      selector: 'node.unknown, node.at-rest',
      style: {
        'background-color': tokens.area,
        'border-style': 'dashed',
        'border-dash-pattern': dashesAround(382.27),
        'border-color': tokens['node-line'],
        color: tokens.subtle,
      },
    },
  ];
}

/** Dashes of about 4 and gaps of about 3 px that come out even around an outline of this length: no seam where it closes. */
function dashesAround(lengthPx: number): [number, number] {
  const step = lengthPx / Math.round(lengthPx / 7);
  return [(step * 4) / 7, (step * 3) / 7];
}

function kinds(tokens: Tokens): StylesheetJson {
  return [
    {
      selector: 'node.workload',
      style: {
        shape: 'cut-rectangle',
        'corner-radius': '5px',
        'font-size': 11,
        'font-weight': 400,
        'text-margin-x': -115,
        'text-wrap': 'none',
      },
    },
    {
      selector: 'node.workload.unknown, node.workload.at-rest',
      style: { 'border-dash-pattern': dashesAround(280.28) },
    },
    { selector: 'node.workload.degraded', style: { 'font-weight': 600 } },
    {
      selector: 'node.external-name, node.external, node.caller',
      style: {
        shape: 'round-hexagon',
        'corner-radius': '8px',
        'border-style': 'solid',
        color: tokens.subtle,
        'text-margin-x': -118,
      },
    },
    { selector: 'node.external', style: { 'border-style': 'dashed' } },
    { selector: 'node.caller', style: { shape: 'ellipse', 'border-style': 'dashed' } },
    {
      selector: 'node.callers',
      style: {
        shape: 'round-rectangle',
        'border-style': 'solid',
        'background-color': tokens.area,
        'font-size': 11,
        'font-weight': 400,
        color: tokens.subtle,
        'text-margin-x': -102,
        'text-wrap': 'none',
      },
    },
    { selector: 'node.callers.shown', style: { 'border-style': 'dashed' } },
    {
      selector: 'node.callers.some-fail',
      style: { 'border-color': tokens.broken, color: tokens['broken-text'], 'font-weight': 600 },
    },
    {
      selector: 'node.ingress, node.gateway, node.route',
      style: {
        shape: 'round-tag',
        'corner-radius': '8px',
        'background-color': tokens.area,
        'font-size': 11,
        'font-weight': 400,
        color: tokens.subtle,
        'text-margin-x': -90,
        'text-wrap': 'none',
      },
    },
    {
      selector: 'node.namespace',
      style: {
        'text-valign': 'top',
        'text-margin-x': -81,
        'text-margin-y': 21,
        'font-size': 12,
        'border-color': tokens['area-line'],
        'background-color': tokens.area,
        'min-zoomed-font-size': 7,
      },
    },
    {
      selector: 'node.namespace.broken',
      style: { 'border-color': tokens.broken, 'background-color': tokens['broken-fill'] },
    },
    { selector: 'node.namespace.outside', style: { 'border-style': 'dashed' } },
    { selector: 'node.namespace.degraded', style: { color: tokens.text, 'font-weight': 500, 'border-width': 1 } },
  ];
}

/** Further away: ring and short name, then rings alone; names of broken ones are on the overlay. */
function zoomLevels(): StylesheetJson {
  return [
    {
      selector: 'node.names[kind != "namespace"]',
      style: { label: 'data(shortText)', 'font-size': 20, 'text-wrap': 'none', 'text-margin-x': -116 },
    },
    {
      selector: 'node.names[farSprite][kind != "namespace"], node.rings[farSprite][kind != "namespace"]',
      style: { 'background-image': 'data(farSprite)' },
    },
    ...tileSteps(),
    // Drawn on the overlay, large enough to read; here they only take the pointer.
    {
      selector: 'node.names.broken[kind != "namespace"], node.rings.broken[kind != "namespace"]',
      style: { opacity: 0 },
    },
    { selector: 'node.names.workload', style: { 'font-size': 16, 'text-margin-x': -118 } },
    {
      selector: 'node.names.ingress, node.names.gateway, node.names.route',
      style: { 'font-size': 14, 'text-margin-x': -90 },
    },
    { selector: 'node.names.callers', style: { 'font-size': 14, 'text-margin-x': -102 } },
    { selector: 'node.rings[kind != "namespace"]', style: { label: '' } },
    // Outlines of a quarter pixel would only be noise.
    { selector: 'node.rings.ok[kind != "namespace"]', style: { 'border-width': 0 } },
  ];
}

/** Names of tiles, the larger in the world the further away they are. */
function tileSteps(): StylesheetJson {
  return TILE_STEPS.map(({ sizePx, low }, step) => ({
    selector: `node.namespace.tile-${step}[tile${step}]`,
    style: {
      label: `data(tile${step})`,
      'font-size': sizePx,
      'text-margin-y': Math.round(8 + 1.08 * sizePx),
      ...(low ? { 'background-image': 'data(farSprite)' } : {}),
    },
  }));
}

function lines(tokens: Tokens): StylesheetJson {
  return [
    {
      selector: 'edge',
      style: {
        'curve-style': 'unbundled-bezier',
        // The types do not know this value yet; the routes are given from end to end.
        'edge-distances': 'endpoints' as 'node-position',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'source-endpoint': 'data(from)',
        'target-endpoint': 'data(to)',
        width: 'data(width)',
        'line-color': tokens.edge,
        'target-arrow-color': tokens.edge,
        'target-arrow-shape': 'triangle',
        // Below cards and between them: present, not loud.
        'line-opacity': 0.8,
        'arrow-scale': 0.8,
        'overlay-opacity': 0,
        'font-family': MAP_FONT,
        'font-size': 11,
        'font-weight': 600,
        'min-zoomed-font-size': 8,
      },
    },
    {
      selector: 'edge.bent',
      style: {
        'curve-style': 'round-segments',
        'segment-weights': 'data(weights)' as unknown as number[],
        'segment-distances': 'data(distances)' as unknown as number[],
        'segment-radii': [10],
      },
    },
    {
      selector: 'edge.declared, edge.derived',
      style: {
        'line-style': 'dashed',
        'line-dash-pattern': [...DASHES.declared],
        'target-arrow-fill': 'hollow',
        'arrow-scale': 0.9,
      },
    },
    {
      selector: 'edge.selects',
      style: {
        'line-style': 'dashed',
        'line-dash-pattern': [...DASHES.selects],
        'target-arrow-shape': 'none',
      },
    },
    { selector: 'edge.to-degraded', style: { 'line-color': tokens.degraded } },
    { selector: 'edge.grpc', style: { 'target-arrow-shape': 'chevron' } },
    { selector: 'edge.tcp', style: { 'target-arrow-shape': 'circle' } },
    {
      selector: 'edge.guess',
      style: { 'line-dash-pattern': [...DASHES.guess], 'line-opacity': 0.6 },
    },
    {
      selector: 'edge.measured',
      style: {
        'target-label': 'data(figure)',
        'z-index': 'data(order)' as unknown as number,
        'target-text-offset': 34,
        // Gaps between columns are narrow: two figures stand below each other.
        'text-wrap': 'wrap',
        'line-height': 1.1,
        color: tokens.subtle,
        'text-background-color': tokens.area,
        'text-background-opacity': 1,
        'text-background-padding': '1px',
      },
    },
    { selector: 'edge.quiet', style: { 'line-opacity': 0.45 } },
    { selector: 'edge.idle', style: { 'line-opacity': 0.45, 'target-arrow-fill': 'hollow' } },
    {
      selector: 'edge.failing',
      style: {
        'line-style': 'dashed',
        'line-dash-pattern': [...DASHES.failing],
        'line-color': tokens.broken,
        'line-opacity': 1,
        'target-arrow-color': tokens.broken,
        color: tokens['broken-text'],
      },
    },
  ];
}

function states(tokens: Tokens): StylesheetJson {
  return [
    ...steppedBack('dimmed', DIMMED, DIMMED_BROKEN, tokens),
    { selector: 'edge.dimmed', style: { opacity: DIMMED } },
    { selector: 'edge.dimmed.failing', style: { opacity: 0.4 } },
    ...steppedBack('faded', FADED, FADED_BROKEN, tokens),
    { selector: 'edge.faded', style: { opacity: 0.45 } },
    {
      selector: 'node.chosen',
      style: {
        'outline-width': 3,
        'outline-color': tokens.select,
        'outline-offset': 3,
        'outline-opacity': 1,
        'z-index': 10,
      },
    },
    // Calls of tiles would cross all others: they appear for the one that is pointed at or selected.
    { selector: 'edge.of-tile', style: { display: 'none' } },
    { selector: 'edge.of-tile.called', style: { display: 'element' } },
    { selector: 'edge.told', style: { 'target-label': 'data(detail)', 'z-index': 20_000 } },
    {
      selector: 'edge.pointed',
      style: { 'underlay-color': tokens.select, 'underlay-opacity': 0.2, 'underlay-padding': 3 },
    },
    {
      selector: 'edge.chosen',
      style: { 'underlay-color': tokens.select, 'underlay-opacity': 0.35, 'underlay-padding': 4 },
    },
    {
      selector: 'node.picked',
      style: { 'outline-width': 2, 'outline-color': tokens.select, 'outline-offset': 2, 'outline-opacity': 1 },
    },
    {
      selector: 'node.active',
      style: { 'outline-width': 2, 'outline-color': tokens.select, 'outline-offset': 3, 'outline-style': 'dashed' },
    },
    { selector: 'node.chosen.active', style: { 'outline-width': 3, 'outline-style': 'solid' } },
  ];
}

/** Mixed with the area, not transparent: no line shows through a card that steps back. */
function steppedBack(name: string, share: number, brokenShare: number, tokens: Tokens): StylesheetJson {
  const mixed = (ink: string, by: number): string => mixColours(ink, tokens.area, by);
  const looks: readonly [selector: string, fill: string, line: string, text: string, by: number][] = [
    [`node.${name}`, tokens.node, tokens['node-line'], tokens.text, share],
    [`node.unknown.${name}, node.at-rest.${name}`, tokens.area, tokens['node-line'], tokens.subtle, share],
    [`node.degraded.${name}`, tokens['degraded-fill'], tokens.degraded, tokens['degraded-text'], share],
    [`node.broken.${name}`, tokens['broken-fill'], tokens.broken, tokens['broken-text'], brokenShare],
  ];
  return looks.map(([selector, fill, line, text, by]) => ({
    selector,
    style: {
      'background-color': mixed(fill, by),
      'border-color': mixed(line, by),
      color: mixed(text, by),
      'background-image-opacity': by,
    },
  }));
}
