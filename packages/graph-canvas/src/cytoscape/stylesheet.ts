import type { StylesheetJson } from 'cytoscape';
import type { Tokens } from '../look/tokens.ts';
import { cards, kinds, verdicts } from './cardStyles.ts';
import { lines } from './lineStyles.ts';
import { states } from './stateStyles.ts';
import { zoomLevels } from './zoomStyles.ts';

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
        // While the map is panned nothing darkens what was out of sight, nor the place that is pressed.
        'outside-texture-bg-opacity': 0,
        'active-bg-opacity': 0,
      } as never,
    },
  ];
}
