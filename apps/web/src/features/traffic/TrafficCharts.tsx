import type { Traffic } from '@fairlead/protocol';
import { Skeleton } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { chartModels } from './chart/chartModels.ts';
import { TimeChart } from './chart/TimeChart.tsx';
import type { TrafficState } from './useTraffic.ts';

/** The charts of an edge or a node, or why there are none. */
export function TrafficCharts({ traffic, error }: Pick<TrafficState, 'traffic' | 'error'>) {
  const { t } = useTranslation();
  const models = useMemo(() => chartModels(traffic?.series ?? []), [traffic?.series]);
  if (traffic === undefined) {
    if (error !== undefined)
      return <p className="fl-traffic-none">{t('traffic.unreadable', { detail: error.message })}</p>;
    return <Skeleton height="118px" screenreaderText={t('traffic.reading')} />;
  }
  if (models.length === 0) return <p className="fl-traffic-none fl-subtle">{noSeries(traffic, t)}</p>;
  return (
    <div className="fl-charts">
      {models.map((model) => (
        <TimeChart key={model.id} model={model} />
      ))}
      {traffic.seriesBasis === 'memory' ? <p className="fl-subtle">{t('traffic.chart.memory')}</p> : null}
    </div>
  );
}

function noSeries({ seriesError }: Traffic, t: ReturnType<typeof useTranslation>['t']): string {
  return seriesError === null ? t('traffic.chart.none') : t('traffic.chart.error', { detail: seriesError });
}
