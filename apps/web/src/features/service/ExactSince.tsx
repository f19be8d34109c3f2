import { formatExactDuration, formatSince, isJustSeen } from '@fairlead/messages';
import type { Since } from '@fairlead/protocol';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatIso } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface ExactSinceProps {
  readonly since: Since | null;
  /** Puts the age into a phrase: "for 4 min 12 s". */
  readonly phrase?: (age: string) => string;
}

/** How long something has been so, exact to the second under an hour: "4 min 12 s". */
export function ExactSince({ since, phrase = (age) => age }: ExactSinceProps) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(1_000);
  if (since === null) return <span>{t('common.missing')}</span>;
  const atMs = Date.parse(since.at);
  const time = { at: atMs / 1000, basis: since.basis };
  const age =
    since.basis === 'api'
      ? formatExactDuration((nowMs - atMs) / 1000, language)
      : formatSince(time, nowMs / 1000, language);
  return (
    <time className="fl-tabular" dateTime={since.at} title={formatIso(atMs, settings.times)}>
      {isJustSeen(time, nowMs / 1000) ? age : phrase(age)}
    </time>
  );
}
