import { formatCount, formatDuration } from '@fairlead/messages';
import type { Status } from '@fairlead/protocol';
import { Link } from 'react-router';
import { StateDot, type StateLook } from '../../components/StateDot.tsx';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

import { isSilent } from './tellsNothing.ts';

type TrafficStatus = Status['traffic'];

const LOOKS: Readonly<Record<TrafficStatus['state'], StateLook>> = {
  off: 'off',
  starting: 'busy',
  live: 'live',
  stale: 'busy',
  unreachable: 'lost',
};

/** "Prometheus, 8 s ago", "stale since 13:04:10": how current the figures of calls are. */
export function useTrafficStateText(): (traffic: TrafficStatus) => string {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(1_000);
  return (traffic) => {
    const { state, source, lastSuccessAt, scraped } = traffic;
    if (state === 'off' || state === 'starting') return t(`traffic.state.${state}`);
    if (lastSuccessAt === null) return t('traffic.state.unreachable');
    if (state !== 'live') {
      return t('traffic.state.stale', { time: formatClock(Date.parse(lastSuccessAt), language, settings.times) });
    }
    const age = formatDuration(Math.max(0, nowMs - Date.parse(lastSuccessAt)) / 1000, language);
    const from = shortSource(source ?? '', t('traffic.state.scrape'));
    if (isSilent(traffic)) return t('traffic.state.silent', { source: from });
    if (scraped === undefined || scraped.pods === scraped.of) return t('traffic.state.live', { source: from, age });
    return t('traffic.state.partly', {
      source: from,
      age,
      pods: formatCount(scraped.pods, language),
      of: formatCount(scraped.of, language),
    });
  };
}

/** Its kind alone: the address is in the cache panel. */
function shortSource(source: string, scrape: string): string {
  if (/^scrape\b/.test(source)) return scrape;
  return source.split(' ')[0] ?? source;
}

/** Traffic in the status bar; opens its card in the cache panel. */
export function TrafficStatusItem({ traffic }: { readonly traffic: TrafficStatus }) {
  const { t } = useTranslation();
  const text = useTrafficStateText();
  return (
    <li>
      <Link to={{ pathname: '/cache', hash: 'traffic' }}>
        <StateDot look={LOOKS[traffic.state]} /> {t('traffic.state.name')}{' '}
        <strong className="fl-tabular">{text(traffic)}</strong>
      </Link>
    </li>
  );
}

/** Traffic in the list of what is read, with what went wrong. */
export function TrafficFreshnessLine({ traffic }: { readonly traffic: TrafficStatus }) {
  const { t } = useTranslation();
  const text = useTrafficStateText();
  return (
    <li>
      <StateDot look={LOOKS[traffic.state]} />
      <span>
        {t('traffic.state.name')} <strong className="fl-tabular">{text(traffic)}</strong>
      </span>
      {traffic.error === null ? null : <span className="fl-freshness-error">{traffic.error}</span>}
    </li>
  );
}
