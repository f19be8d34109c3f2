import { useCallback } from 'react';
import { useMediaQuery } from '../../settings/useMediaQuery.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

const LEAST = 400;
const MOST = 720;

/** From this width on the drawer stands beside the map instead of over it. */
const BESIDE = '(min-width: 1200px)';
const WIDE = '(min-width: 1920px)';

export interface DrawerSize {
  readonly inline: boolean;
  /** CSS pixels. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  readonly keep: (width: number) => void;
}

/** Width of the drawer: what someone dragged it to, else what fits the window. */
export function useDrawerSize(): DrawerSize {
  const { settings, change } = useSettings();
  const inline = useMediaQuery(BESIDE);
  const wide = useMediaQuery(WIDE);
  const keep = useCallback((width: number) => change({ drawer: within(Math.round(width)) }), [change]);
  const size = within(settings.drawer ?? (wide ? 620 : inline ? 500 : 420));
  return { inline, size, least: LEAST, most: MOST, keep };
}

function within(width: number): number {
  return Math.min(MOST, Math.max(LEAST, width));
}
