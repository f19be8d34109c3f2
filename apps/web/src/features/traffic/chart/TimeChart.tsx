import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { formatClock } from '../../../i18n/formatTime.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { useTrafficNumbers } from '../useTrafficNumbers.ts';
import { extremes, type ChartModel } from './chartModels.ts';

// uPlot comes with the first chart that somebody looks at.
const UplotChart = lazy(() => import('./UplotChart.tsx'));

/** Over less than this, several ticks fall into one minute. */
const SECONDS_BELOW = 600;

/** One chart with its words: the figures where the pointer is, else the last ones, and the same as a table. */
export function TimeChart({ model }: { readonly model: ChartModel }) {
  const { t } = useTranslation();
  const { theme, language, settings } = useSettings();
  const numbers = useTrafficNumbers();
  const [index, setIndex] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const value = numbers[model.unit];
  const clock = (seconds: number): string => formatClock(seconds * 1000, language, settings.times);
  const span = (model.times.at(-1) ?? 0) - (model.times[0] ?? 0);
  const tick = (seconds: number): string => (span < SECONDS_BELOW ? clock(seconds) : clock(seconds).slice(0, 5));
  const title = t(`traffic.chart.${model.id}`);
  const time = index === null ? undefined : model.times[index];
  const summary = model.lines.flatMap((line) => {
    const found = extremes(line);
    if (found === undefined) return [];
    return [
      t('traffic.chart.summary', {
        line: t(`traffic.chart.line.${line.key}`),
        last: value(found.last),
        least: value(found.least),
        most: value(found.most),
      }),
    ];
  });
  return (
    <figure className="fl-chart" aria-label={title}>
      <figcaption>
        <span className="fl-chart-title">{title}</span>
        <Button variant="link" isInline size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'traffic.chart.asChart' : 'traffic.chart.asTable')}
        </Button>
        <span className="fl-chart-legend fl-tabular" aria-hidden="true">
          {model.lines.map((line) => (
            <span key={line.key} className={`fl-chart-key fl-chart-key-${line.key}`}>
              {t(`traffic.chart.line.${line.key}`)}{' '}
              <strong>{value(index === null ? extremes(line)?.last : line.values[index])}</strong>
            </span>
          ))}
          {time === undefined ? null : <span className="fl-subtle">{clock(time)}</span>}
        </span>
      </figcaption>
      {model.times.length < 2 ? (
        <p className="fl-chart-plot fl-subtle">{t('traffic.chart.one')}</p>
      ) : asTable ? (
        <ChartTable model={model} title={title} clock={clock} value={value} />
      ) : (
        <>
          <p className="fl-visually-hidden">{summary.join(' ')}</p>
          <Suspense fallback={<div className="fl-chart-plot" />}>
            <UplotChart model={model} theme={theme} value={value} clock={tick} onPoint={setIndex} />
          </Suspense>
        </>
      )}
    </figure>
  );
}

function ChartTable(props: {
  readonly model: ChartModel;
  readonly title: string;
  readonly clock: (seconds: number) => string;
  readonly value: (value: number | null | undefined) => string;
}) {
  const { t } = useTranslation();
  const { model, title, clock, value } = props;
  return (
    // Scrolls by keyboard, so it has to take the focus.
    <div className="fl-chart-table" role="region" aria-label={title} tabIndex={0}>
      <Table variant="compact" gridBreakPoint="" aria-label={title} isStickyHeader>
        <Thead>
          <Tr>
            <Th>{t('traffic.chart.time')}</Th>
            {model.lines.map(({ key }) => (
              <Th key={key} className="fl-number">
                {t(`traffic.chart.line.${key}`)}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {model.times
            .map((time, at) => (
              <Tr key={time}>
                <Td className="fl-tabular">{clock(time)}</Td>
                {model.lines.map(({ key, values }) => (
                  <Td key={key} className="fl-number fl-tabular">
                    {value(values[at])}
                  </Td>
                ))}
              </Tr>
            ))
            .toReversed()}
        </Tbody>
      </Table>
    </div>
  );
}
