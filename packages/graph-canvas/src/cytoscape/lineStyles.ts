import type { StylesheetJson } from 'cytoscape';
import { MAP_FONT } from '../look/font.ts';
import { DASHES } from '../look/dashes.ts';
import type { Tokens } from '../look/tokens.ts';

/** Lines by what is known of them. */
export function lines(tokens: Tokens): StylesheetJson {
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
        'target-text-offset': 'data(figurePx)' as unknown as number,
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
