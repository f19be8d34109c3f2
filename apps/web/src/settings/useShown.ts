import { useCallback } from 'react';
import { useSettings } from './SettingsProvider.tsx';
import { useMediaQuery } from './useMediaQuery.ts';

/** From this width on there is room for the rail, the legend and the minimap beside the map. */
const ROOMY_PX = 1200;

/** Whether a part of the map screen is shown, and how to turn that over. `takenPx` of the width belong to something else. */
export function useShown(
  part: 'rail' | 'legend' | 'minimap',
  takenPx = 0,
): readonly [shown: boolean, toggle: () => void] {
  const { settings, change } = useSettings();
  const roomy = useMediaQuery(`(min-width: ${ROOMY_PX + takenPx}px)`);
  const shown = settings[part] === 'auto' ? roomy : settings[part] === 'open';
  const toggle = useCallback(() => change({ [part]: shown ? 'closed' : 'open' }), [change, part, shown]);
  return [shown, toggle];
}
