import { formatCount } from '@fairlead/messages';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Note } from '../../components/Note.tsx';

/** The picture stands still by wish: since when, and how much waits. */
export function PausedNote() {
  const { t } = useTranslation();
  const { store } = useLive();
  const paused = useLivePart('paused');
  const { language, settings } = useSettings();
  if (paused === undefined) return null;
  return (
    <Note
      variant="info"
      title={t('map.paused.title', { time: formatClock(paused.atMs, language, settings.times) })}
      action={{ text: t('common.resume'), onClick: () => store.resume() }}
    >
      <span className="fl-tabular">
        {t('map.paused.waiting', { count: paused.changes, countText: formatCount(paused.changes, language) })}
      </span>
    </Note>
  );
}
