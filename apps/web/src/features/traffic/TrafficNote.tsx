import { formatClock } from '../../i18n/formatTime.ts';
import type { Status } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Note } from '../../components/Note.tsx';

import { isSilent, tellsNothing } from './tellsNothing.ts';

const DISMISSED = { off: 'no-traffic-source', silent: 'no-telemetry' } as const;

/** Above the map: that there are no figures of calls, or that they are not of now. The first can be closed for good. */
export function TrafficNote({ status }: { readonly status: Status | undefined }) {
  const { t } = useTranslation();
  const { language, settings, change } = useSettings();
  if (status === undefined) return null;
  const { traffic } = status;
  // Verdicts are exact only as long as what they rest on is live.
  const tells = status.resources.every(({ state }) => state !== 'retrying' && state !== 'relisting')
    ? 'body'
    : 'inDoubt';
  if (tellsNothing(traffic)) {
    const kind = isSilent(traffic) ? 'silent' : 'off';
    const dismissed = DISMISSED[kind];
    if (settings.dismissed.includes(dismissed)) return null;
    return (
      <Note
        variant="info"
        title={t(`traffic.${kind}.title`)}
        close={{
          label: t('traffic.off.hide'),
          onClick: () => change({ dismissed: [...settings.dismissed, dismissed] }),
        }}
      >
        {kind === 'silent' ? (
          `${t(`traffic.silent.${tells}`)} ${t('traffic.silent.why')}`
        ) : (
          <>
            {t(`traffic.off.${tells}`)} {t('traffic.off.add')} <code>--prometheus http://prometheus:9090</code>
          </>
        )}
      </Note>
    );
  }
  if (traffic.state !== 'stale' && traffic.state !== 'unreachable') return null;
  const title =
    traffic.lastSuccessAt === null
      ? t('traffic.note.unreachable')
      : t('traffic.note.stale', {
          time: formatClock(Date.parse(traffic.lastSuccessAt), language, settings.times),
        });
  return (
    <Note variant="warning" title={title}>
      {t(`traffic.note.${tells}`)} {traffic.error}
    </Note>
  );
}
