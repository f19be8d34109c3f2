import { resourceWord } from '@fairlead/messages';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** The name of a resource on screen, or of the sum of the workload resources. */
export function useResourceName(): (resource: string) => string {
  const { t } = useTranslation();
  const { language } = useSettings();
  return useCallback(
    (resource: string) =>
      resource === 'workloads' ? t('frame.statusBar.workloads') : resourceWord(resource, language),
    [t, language],
  );
}
