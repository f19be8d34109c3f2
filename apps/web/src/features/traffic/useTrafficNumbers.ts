import { formatBytes, formatLatency, formatRate, formatShare, MISSING } from '@fairlead/messages';
import { useMemo } from 'react';
import { useSettings } from '../../settings/SettingsProvider.tsx';

type Figure = number | null | undefined;

/** Figures of calls in words; what is not known is a dash, never 0. */
export interface TrafficNumbers {
  readonly rate: (perSecond: Figure) => string;
  readonly share: (share: Figure) => string;
  readonly latency: (milliseconds: Figure) => string;
  readonly bytes: (perSecond: Figure) => string;
}

export function useTrafficNumbers(): TrafficNumbers {
  const { language } = useSettings();
  return useMemo(() => {
    const known =
      (word: (value: number) => string) =>
      (value: Figure): string =>
        value === null || value === undefined ? MISSING : word(value);
    return {
      rate: known((value) => formatRate(value, language)),
      share: known((value) => formatShare(value, language)),
      latency: known((value) => formatLatency(value, language)),
      bytes: known((value) => `${formatBytes(value, language)}${language === 'zh' ? '/秒' : '/s'}`),
    };
  }, [language]);
}
