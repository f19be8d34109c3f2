import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { Wording } from './caption.ts';

/** Language and time zone that a person reads in. */
export function useWording(): Wording {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  return useMemo(() => ({ t, language, zone: settings.times }), [t, language, settings.times]);
}
