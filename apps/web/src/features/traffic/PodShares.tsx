import type { Traffic } from '@fairlead/protocol';
import { formatCount, trafficWord } from '@fairlead/messages';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Contradictions } from './Contradictions.tsx';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

/** How the requests are shared among the pods, what each should get, and where that does not fit. */
export function PodShares({ pods, podsBasis }: Pick<Traffic, 'pods' | 'podsBasis'>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const numbers = useTrafficNumbers();
  if (podsBasis === 'none') return <p className="fl-traffic-none fl-subtle">{t('traffic.pods.unknown')}</p>;
  if (pods.length === 0) return <p className="fl-traffic-none fl-subtle">{t('traffic.pods.none')}</p>;
  const odd = pods.filter(({ contradictions }) => contradictions.length > 0).length;
  return (
    <>
      {odd === 0 ? null : (
        <p className="fl-traffic-none">
          {t('traffic.pods.odd', { count: odd, countText: formatCount(odd, language) })}
        </p>
      )}
      <ul className="fl-shares" aria-label={t('traffic.pods.label')}>
        {pods.map((pod) => (
          <li key={pod.uid}>
            <span className="fl-share-name fl-mono">{pod.name}</span>
            <span className="fl-share-rate fl-tabular">
              <strong>{numbers.share(pod.share)}</strong>{' '}
              <span className="fl-subtle">{numbers.rate(pod.requestsPerSecond)}</span>
            </span>
            <meter
              className={`fl-share-bar${pod.contradictions.length > 0 ? ' fl-share-odd' : ''}`}
              min={0}
              max={1}
              value={pod.share ?? 0}
              aria-label={t('traffic.pods.share', { name: pod.name, share: numbers.share(pod.share) })}
            />
            <span className="fl-share-word fl-subtle">{trafficWord(pod.traffic, language)}</span>
            {pod.contradictions.length === 0 ? null : (
              <div className="fl-share-why">
                <Contradictions found={pod.contradictions} expected={pod.traffic} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
