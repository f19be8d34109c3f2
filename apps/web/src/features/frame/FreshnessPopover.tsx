import { formatCount, formatDuration, formatLatency, stateWord } from '@fairlead/messages';
import type { ResourceStatus, Status } from '@fairlead/protocol';
import { Button, Popover } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLiveState } from '../../api/LiveProvider.tsx';
import { StateDot, type StateLook } from '../../components/StateDot.tsx';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { TrafficFreshnessLine } from '../traffic/TrafficStatusItem.tsx';
import { freshnessOf, type Freshness } from './freshness.ts';
import { lookOf } from './resourceGroups.ts';
import { useResourceName } from './useResourceName.ts';

const LOOKS: Readonly<Record<Freshness['state'], StateLook>> = {
  lost: 'lost',
  paused: 'paused',
  resting: 'off',
  connecting: 'busy',
  reading: 'busy',
  stale: 'busy',
  live: 'live',
};

/** How fresh the picture is, in the masthead; opens one line per resource. */
export function FreshnessPopover({ status }: { readonly status: Status | undefined }) {
  const { t } = useTranslation();
  const live = useLiveState();
  const nowMs = useServerNow(1_000);
  const freshness = freshnessOf(status, live, nowMs);
  const detail = useFreshnessDetail(freshness, nowMs);
  return (
    <Popover
      position="bottom-end"
      minWidth="440px"
      aria-label={t('frame.freshness.heading')}
      closeBtnAriaLabel={t('common.close')}
      bodyContent={
        <>
          <h2 className="fl-popover-title">{t('frame.freshness.heading')}</h2>
          <ul className="fl-freshness-list">
            {status?.resources.map((resource) => (
              <ResourceLine key={resource.resource} resource={resource} nowMs={nowMs} />
            ))}
            {status === undefined ? null : <TrafficFreshnessLine traffic={status.traffic} />}
          </ul>
          <p className="fl-subtle">
            {live.ageMs === undefined ? `${t('frame.freshness.noAge')} ` : null}
            {t('frame.freshness.explain')}
          </p>
        </>
      }
    >
      <Button variant="plain" className={`fl-freshness fl-freshness-${freshness.state}`}>
        <StateDot look={LOOKS[freshness.state]} />
        <span className="fl-freshness-word">{t(`frame.freshness.word.${freshness.state}`)}</span>
        {detail === undefined ? null : <span className="fl-freshness-age fl-tabular">{detail}</span>}
      </Button>
    </Popover>
  );
}

function useFreshnessDetail(freshness: Freshness, nowMs: number): string | undefined {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const name = useResourceName();
  switch (freshness.state) {
    case 'lost':
      return t('frame.freshness.since', { time: formatClock(freshness.sinceMs, language, settings.times) });
    case 'paused':
      return t('frame.freshness.at', { time: formatClock(freshness.atMs, language, settings.times) });
    case 'reading':
      return formatLatency(nowMs - freshness.sinceMs, language);
    case 'stale': {
      if (freshness.lastEventMs === undefined) return name(freshness.resource);
      const age = formatDuration((nowMs - freshness.lastEventMs) / 1000, language);
      return t('frame.freshness.resourceOld', { resource: name(freshness.resource), age });
    }
    case 'live':
      if (freshness.forbidden !== undefined)
        return t('frame.freshness.noPods', { resource: name(freshness.forbidden) });
      return freshness.ageMs === undefined
        ? undefined
        : t('frame.freshness.old', { age: formatLatency(freshness.ageMs, language) });
    case 'connecting':
    case 'resting':
      return undefined;
  }
}

function ResourceLine({ resource, nowMs }: { readonly resource: ResourceStatus; readonly nowMs: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const name = useResourceName();
  const age = (iso: string): string => formatDuration(Math.abs(nowMs - Date.parse(iso)) / 1000, language);
  const parts: string[] = [];
  if (resource.objects !== null) {
    parts.push(
      t('frame.freshness.objects', { count: resource.objects, countText: formatCount(resource.objects, language) }),
    );
  }
  if (resource.lastEventAt !== null) parts.push(t('frame.freshness.lastEvent', { age: age(resource.lastEventAt) }));
  if (resource.nextTryAt !== null && resource.state === 'retrying') {
    parts.push(t('frame.freshness.nextTry', { age: age(resource.nextTryAt) }));
  }
  return (
    <li>
      <StateDot look={lookOf(resource.state)} />
      <span>
        {name(resource.resource)} <strong>{stateWord(resource.state, language)}</strong>
      </span>
      <span className="fl-subtle fl-tabular">{parts.join(' · ')}</span>
      {resource.error === null ? null : <span className="fl-freshness-error">{resource.error.message}</span>}
    </li>
  );
}
