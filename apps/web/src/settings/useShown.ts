import { useCallback } from 'react';
import { useSettings } from './SettingsProvider.tsx';
import { useMediaQuery } from './useMediaQuery.ts';

/** From this width of the window on there is room for each beside the map; on a smaller one the legend would take a fifth off its scale. */
const ROOMY_PX = { rail: 1200, legend: 1400, minimap: 1400 } as const;

/** Whether a part of the map screen is shown, and how to turn that over. `takenPx` of the width belong to something else. */
export function useShown(part: keyof typeof ROOMY_PX, takenPx = 0): readonly [shown: boolean, toggle: () => void] {
  const { settings, change } = useSettings();
  const roomy = useMediaQuery(`(min-width: ${ROOMY_PX[part] + takenPx}px)`);
  const shown = settings[part] === 'auto' ? roomy : settings[part] === 'open';
  const toggle = useCallback(() => change({ [part]: shown ? 'closed' : 'open' }), [change, part, shown]);
  return [shown, toggle];
}
