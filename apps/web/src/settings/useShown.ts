import { useCallback } from 'react';
import { useSettings } from './SettingsProvider.tsx';
import { useMediaQuery } from './useMediaQuery.ts';

/** From this width on there is room for the rail, the legend and the minimap beside the map. */
const ROOMY = '(min-width: 1200px)';

/** Whether a part of the map screen is shown, and how to turn that over. */
export function useShown(part: 'rail' | 'legend' | 'minimap'): readonly [shown: boolean, toggle: () => void] {
  const { settings, change } = useSettings();
  const roomy = useMediaQuery(ROOMY);
  const shown = settings[part] === 'auto' ? roomy : settings[part] === 'open';
  const toggle = useCallback(() => change({ [part]: shown ? 'closed' : 'open' }), [change, part, shown]);
  return [shown, toggle];
}
