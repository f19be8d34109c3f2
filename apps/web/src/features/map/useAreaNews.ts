import type { Status } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { staleResources } from '../frame/freshness.ts';
import type { AreaNews } from './useMapTexts.ts';

/** Cards name the age of what is stale in steps of this size: finer ones would repaint the map each second. */
const STEP_MS = 5_000;

/** What the areas say about their news; `nowMs` only while something is stale, so that ages on cards stand still otherwise. */
export function useAreaNews(status: Status | undefined): {
  readonly news: AreaNews;
  readonly nowMs: number | undefined;
} {
  const { language, settings } = useSettings();
  const nowMs = useServerNow(STEP_MS);
  const pods = status?.resources.find((resource) => resource.resource === 'pods');
  const unread = pods?.state === 'syncing';
  const stale = status !== undefined && staleResources(status.resources, nowMs).length > 0;
  const podsStale = pods !== undefined && staleResources([pods], nowMs).length > 0;
  const time =
    podsStale && pods.lastEventAt !== null
      ? formatClock(Date.parse(pods.lastEventAt), language, settings.times)
      : undefined;
  const news = useMemo<AreaNews>(() => {
    if (unread) return { kind: 'unread' };
    return time === undefined ? { kind: 'live' } : { kind: 'asOf', time };
  }, [unread, time]);
  return { news, nowMs: stale ? nowMs : undefined };
}
