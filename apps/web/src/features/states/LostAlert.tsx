import { formatExactDuration } from '@fairlead/messages';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import type { Connection } from '../../api/LiveStream.ts';
import { useBrowserNow } from '../../components/useBrowserNow.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Note } from '../../components/Note.tsx';

type Lost = Extract<Connection, { readonly phase: 'lost' }>;

/** The stream is gone: since when, what the map shows, when it is tried again. */
export function LostAlert({ connection }: { readonly connection: Lost }) {
  const { t } = useTranslation();
  const { store } = useLive();
  const currentAtMs = useLivePart('currentAtMs');
  const { language, settings } = useSettings();
  const nowMs = useBrowserNow(500);
  const shows = currentAtMs ?? connection.sinceMs;
  return (
    <Note
      variant="danger"
      title={t('map.lost.title', { age: formatExactDuration((nowMs - connection.sinceMs) / 1000, language) })}
      action={{ text: t('map.lost.tryNow'), onClick: () => store.tryNow() }}
    >
      {t('map.lost.shows', { time: formatClock(shows, language, settings.times) })}{' '}
      <NextTry connection={connection} nowMs={nowMs} />
    </Note>
  );
}

/** "Next try in 4 s." or, once it is due, "Trying now." */
export function NextTry({ connection, nowMs }: { readonly connection: Lost; readonly nowMs: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const waitMs = connection.nextTryAtMs - nowMs;
  const age = formatExactDuration(Math.ceil(waitMs / 1000), language);
  return <span className="fl-tabular">{waitMs <= 0 ? t('map.lost.trying') : t('map.lost.nextTry', { age })}</span>;
}
