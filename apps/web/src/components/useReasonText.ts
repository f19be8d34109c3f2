import { reasonText, type ReasonText } from '@fairlead/messages';
import type { Reason } from '@fairlead/protocol';
import { useMemo } from 'react';
import { timeZoneOf } from '../i18n/formatTime.ts';
import { useSettings } from '../settings/SettingsProvider.tsx';

/**
 * Sentences about reasons in the chosen language: `short` for a card, `line` for one line of a list, `fact`, `next` and both as
 * `sentence`. With `nowMs`, in the server's time, they name ages and clock times, too.
 */
export function useReasonText(nowMs?: number): (reason: Reason) => ReasonText {
  const { language, settings } = useSettings();
  return useMemo(() => {
    const times = {
      ...(nowMs === undefined ? {} : { now: Math.floor(nowMs / 1000) }),
      timeZone: timeZoneOf(settings.times),
    };
    // A delta leaves the reasons of what did not change as they are.
    const known = new WeakMap<Reason, ReasonText>();
    return (reason: Reason) => {
      const text = known.get(reason) ?? reasonText(reason, language, times);
      known.set(reason, text);
      return text;
    };
  }, [language, settings.times, nowMs]);
}
