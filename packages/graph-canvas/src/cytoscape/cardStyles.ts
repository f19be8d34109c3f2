import type { StylesheetJson } from 'cytoscape';
import { MAP_FONT } from '../look/font.ts';
import { RIM } from '../look/sprite.ts';
import type { Tokens } from '../look/tokens.ts';

/** What all cards have. */
export function cards(tokens: Tokens): StylesheetJson {
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

/** Fill, outline and weight by verdict. */
export function verdicts(tokens: Tokens): StylesheetJson {
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

/** Shape and place of the text by kind; after the verdicts. */
export function kinds(tokens: Tokens): StylesheetJson {
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
