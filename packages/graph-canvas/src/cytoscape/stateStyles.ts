import type { StylesheetJson } from 'cytoscape';
import { DIMMED, DIMMED_BROKEN, FADED, FADED_BROKEN } from '../look/dimming.ts';
import { mixColours } from '../look/mixColours.ts';
import type { Tokens } from '../look/tokens.ts';

/** What stands out at the moment, and what steps back. */
export function states(tokens: Tokens): StylesheetJson {
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
    // Tiles are marked inside, not filled.
    [
      `node.degraded.${name}[kind != "namespace"]`,
      tokens['degraded-fill'],
      tokens.degraded,
      tokens['degraded-text'],
      share,
    ],
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
