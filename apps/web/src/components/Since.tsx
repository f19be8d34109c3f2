import { formatSince } from '@fairlead/messages';
import type { Since as SinceValue } from '@fairlead/protocol';
import { useTranslation } from '../i18n/useTranslation.ts';
import { formatIso } from '../i18n/formatTime.ts';
import { useSettings } from '../settings/SettingsProvider.tsx';
import { useServerNow } from './useServerNow.ts';

/** How long something has been so: "4 min", "> 3 d" where only this server saw it begin. The whole time is the tooltip. */
export function Since({ since }: { readonly since: SinceValue | null }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(5_000);
  if (since === null) return <span>{t('common.missing')}</span>;
  const atMs = Date.parse(since.at);
  return (
    <time className="fl-tabular" dateTime={since.at} title={formatIso(atMs, settings.times)}>
      {formatSince({ at: atMs / 1000, basis: since.basis }, nowMs / 1000, language)}
    </time>
  );
}
