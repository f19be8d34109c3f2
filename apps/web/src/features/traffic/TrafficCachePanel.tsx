import { formatBytes, formatCount, formatDuration, formatLatency, MISSING } from '@fairlead/messages';
import type { CacheTraffic } from '@fairlead/protocol';
import { Card, CardBody, CardTitle, Label, Progress, ProgressMeasureLocation } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { NoSource } from './NoSource.tsx';
import './traffic.css';

/** What the figures of calls cost: the queries or scrapes of the last refresh, and the budget that they have. */
export function TrafficCachePanel({ traffic }: { readonly traffic: CacheTraffic | null }) {
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '#traffic') card.current?.scrollIntoView?.({ block: 'start' });
  }, [hash]);
  return (
    <Card component="section" className="fl-cache-card fl-traffic-cache" id="traffic" ref={card}>
      <CardTitle component="h2">{t('traffic.cache.title')}</CardTitle>
      <CardBody>{traffic === null ? <NoSource /> : <Refresh traffic={traffic} />}</CardBody>
    </Card>
  );
}

function Refresh({ traffic }: { readonly traffic: CacheTraffic }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(1_000);
  const count = (value: number): string => formatCount(value, language);
  const taken = formatLatency(traffic.durationMs, language);
  const budget = formatLatency(traffic.budgetMs, language);
  const age =
    traffic.at === null ? MISSING : formatDuration(Math.max(0, nowMs - Date.parse(traffic.at)) / 1000, language);
  // What is not there is told only where nothing is: then it says what was looked for.
  const isAny = traffic.telemetry.some(({ state }) => state === 'on');
  return (
    <>
      <p className="fl-tabular">
        <strong>{traffic.way === 'prometheus' ? traffic.source : t(`traffic.cache.way.${traffic.way}`)}</strong>{' '}
        <span className="fl-subtle">
          {t('traffic.cache.every', {
            age,
            interval: formatDuration(traffic.intervalSeconds, language),
            window: formatDuration(traffic.windowSeconds, language),
          })}
        </span>
      </p>
      <ul className="fl-traffic-kinds" aria-label={t('traffic.cache.telemetry')}>
        {traffic.telemetry
          .filter(({ state }) => state !== 'absent' || !isAny)
          .map(({ name, state, calls }) => (
            <li key={name}>
              <Label isCompact variant={state === 'on' ? 'filled' : 'outline'}>
                {t(`traffic.cache.kind.${state}`, { name, calls: count(calls) })}
              </Label>
            </li>
          ))}
      </ul>
      <Progress
        className="fl-traffic-budget"
        size="sm"
        title={t('traffic.cache.budget')}
        value={traffic.budgetMs === 0 ? 0 : Math.min(100, (traffic.durationMs / traffic.budgetMs) * 100)}
        label={t('traffic.cache.ofBudget', { taken, budget })}
        valueText={t('traffic.cache.ofBudget', { taken, budget })}
        measureLocation={ProgressMeasureLocation.outside}
      />
      <p className="fl-subtle fl-tabular">
        {t('traffic.cache.sum', {
          reads: count(traffic.readsTotal),
          series: count(traffic.series),
          bytes: formatBytes(traffic.bytes, language),
          calls: count(traffic.calls),
        })}
      </p>
      {traffic.reads.length === 0 ? null : <Reads traffic={traffic} />}
      {traffic.warnings.map((warning) => (
        <p key={warning} className="fl-traffic-warning">
          {warning}
        </p>
      ))}
    </>
  );
}

function Reads({ traffic }: { readonly traffic: CacheTraffic }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    // Scrolls by keyboard, so it has to take the focus.
    <div className="fl-traffic-reads" role="region" aria-label={t('traffic.cache.reads')} tabIndex={0}>
      <Table variant="compact" gridBreakPoint="" aria-label={t('traffic.cache.reads')}>
        <Thead>
          <Tr>
            <Th>{t('traffic.cache.what')}</Th>
            <Th>{t('traffic.cache.query')}</Th>
            <Th className="fl-number">{t('traffic.cache.duration')}</Th>
            <Th className="fl-number">{t('traffic.cache.series')}</Th>
            <Th className="fl-number">{t('traffic.cache.bytes')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {traffic.reads.map(({ name, query, durationMs, series, bytes, error }) => (
            <Tr key={`${name} ${query}`}>
              <Td>{name}</Td>
              <Td className="fl-mono fl-traffic-query">
                {query}
                {error === null ? null : <span className="fl-freshness-error">{error}</span>}
              </Td>
              <Td className="fl-number fl-tabular">{formatLatency(durationMs, language)}</Td>
              <Td className="fl-number fl-tabular">{formatCount(series, language)}</Td>
              <Td className="fl-number fl-tabular">{formatBytes(bytes, language)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
}
