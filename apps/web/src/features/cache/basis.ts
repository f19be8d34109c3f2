import type { NotCached } from '@fairlead/protocol';
import { useCallback } from 'react';
import { formatClock } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** How an estimate was found, in the chosen language; the server's own words where they are not known here. */
export function useBasis(): (entry: Pick<NotCached, 'basis' | 'at'>) => string {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  return useCallback(
    ({ basis, at }) => {
      const time = at === null ? t('common.missing') : formatClock(Date.parse(at), language, settings.times);
      const mean = /mean of (\d+) of (\d+)/.exec(basis);
      if (mean !== null) return t('cache.basis.sample', { sample: mean[1] ?? '', all: mean[2] ?? '', time });
      if (basis.startsWith('all objects read once')) return t('cache.basis.all', { time });
      if (basis.startsWith('the first objects read once')) return t('cache.basis.first', { time });
      return basis;
    },
    [t, language, settings.times],
  );
}
