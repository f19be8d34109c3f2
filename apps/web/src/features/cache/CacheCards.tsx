import { formatBytes, formatCount, formatDuration, formatLatency } from '@fairlead/messages';
import type { Cache } from '@fairlead/protocol';
import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { heldBytes, notHeldRange, type Costs } from './costs.ts';
import { Estimated } from './Estimated.tsx';

/** What is kept, what the process takes, how fresh the picture is, and what is not kept. */
export function CacheCards({ cache, costs }: { readonly cache: Cache; readonly costs: Costs }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const ageMs = useLivePart('ageMs');
  const bytes = (value: number): string => formatBytes(value, language);
  const { process } = cache;
  const objects = cache.resources.reduce((sum, resource) => sum + (resource.objects ?? 0), 0);
  const pods = cache.resources.find(({ resource }) => resource === 'pods');
  const perPod = pods?.objects ? (pods.retainedBytes ?? 0) / pods.objects : undefined;
  const range = notHeldRange(costs);
  const held = bytes(heldBytes(cache));
  return (
    <div className="fl-cache-cards">
      <Figure title={t('cache.cards.held')} figure={held}>
        {[
          t('cache.cards.heldBy', { count: objects, countText: formatCount(objects, language) }),
          ...(perPod === undefined ? [] : [t('cache.cards.perPod', { bytes: bytes(perPod) })]),
        ].join(' · ')}
        {`, ${t('cache.cards.measured')}`}
      </Figure>
      <Figure title={t('cache.cards.process')} figure={bytes(process.rssBytes)}>
        {t('cache.cards.processBy', {
          age: formatDuration(process.uptimeSeconds, language),
          heap: bytes(process.heapUsedBytes),
          delay: formatLatency(process.eventLoopDelayP99Ms, language),
        })}
      </Figure>
      <Figure
        title={t('cache.cards.freshness')}
        figure={ageMs === undefined ? t('common.missing') : formatLatency(ageMs, language)}
      >
        {ageMs === undefined ? t('cache.cards.quiet') : t('cache.cards.freshnessBy')}
      </Figure>
      <Figure
        title={t('cache.cards.notHeld')}
        figure={
          range === undefined ? (
            <span className="fl-subtle">{t('cache.cards.notMeasured')}</span>
          ) : (
            <Estimated
              value={t('cache.cards.range', { least: bytes(range.least), most: bytes(range.most) })}
              basis={t('cache.basis.sum')}
            />
          )
        }
      >
        {range === undefined ? t('cache.cards.notMeasuredBy') : t('cache.cards.notHeldBy')}
      </Figure>
    </div>
  );
}

interface FigureProps {
  readonly title: string;
  readonly figure: ReactNode;
  readonly children: ReactNode;
}

function Figure({ title, figure, children }: FigureProps) {
  return (
    <Card className="fl-cache-card" component="section">
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <p className="fl-cache-figure fl-tabular">{figure}</p>
        <p className="fl-subtle fl-tabular">{children}</p>
      </CardBody>
    </Card>
  );
}
