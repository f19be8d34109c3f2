import { formatRate } from '@fairlead/messages';
import type { CacheResource } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { historyPath } from './historyPath.ts';

const WIDTH = 360;
const HEIGHT = 56;
const WINDOW_SECONDS = 15 * 60;

/** Events per second as steps over the last 15 minutes; what was before this server began is left empty. */
export function EventHistory({ history }: { readonly history: CacheResource['history'] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const rates = history.eventsPerSecond;
  const most = Math.max(0, ...rates);
  return (
    <figure className="fl-cache-history">
      <figcaption className="fl-subtle">
        {t('cache.details.history')} <span className="fl-cache-history-most">{formatRate(most, language)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('cache.details.historyLabel', { most: formatRate(most, language) })}
      >
        <path className="fl-cache-history-base" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        <path
          className="fl-cache-history-line"
          d={historyPath(rates, history.stepSeconds / WINDOW_SECONDS, { width: WIDTH, height: HEIGHT - 2 })}
        />
      </svg>
    </figure>
  );
}
