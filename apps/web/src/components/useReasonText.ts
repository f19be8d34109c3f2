import { reasonText, type ReasonText } from '@fairlead/messages';
import type { Reason } from '@fairlead/protocol';
import { useCallback } from 'react';
import { timeZoneOf } from '../i18n/formatTime.ts';
import { useSettings } from '../settings/SettingsProvider.tsx';

/**
 * Sentences about reasons in the chosen language: `short` for a card, `line` for one line of a list, `fact`, `next` and both as
 * `sentence`. With `nowMs`, in the server's time, they name ages and clock times, too.
 */
export function useReasonText(nowMs?: number): (reason: Reason) => ReasonText {
  const { language, settings } = useSettings();
  return useCallback(
    (reason: Reason) =>
      reasonText(reason, language, {
        ...(nowMs === undefined ? {} : { now: Math.floor(nowMs / 1000) }),
        timeZone: timeZoneOf(settings.times),
      }),
    [language, settings.times, nowMs],
  );
}
