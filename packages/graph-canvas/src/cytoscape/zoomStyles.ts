import type { StylesheetJson } from 'cytoscape';
import { NEAR_PX } from '../scene/card.ts';
import { TILE_STEPS } from '../scene/tileNames.ts';

/** Further away: ring and name, no larger than it has to be, then a shorter one, then rings alone; names of broken ones are on the overlay. */
export function zoomLevels(): StylesheetJson {
  return [
    {
      selector: 'node.names[kind != "namespace"]',
      style: { label: 'data(shortText)', 'font-size': 20, 'text-wrap': 'none', 'text-margin-x': -116 },
    },
    {
      selector: 'node.names.near[kind != "namespace"]',
      style: { label: 'data(nearText)', 'font-size': NEAR_PX },
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
