import { formatCount, formatDuration } from '@fairlead/messages';
import type { Comparison, Service } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../../api/ApiError.ts';
import { useReasonText } from '../../../components/useReasonText.ts';
import { useServerNow } from '../../../components/useServerNow.ts';
import { formatClock } from '../../../i18n/formatTime.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { KubectlLine } from '../statement/EvidenceLinks.tsx';
import { DifferencesTable } from './DifferencesTable.tsx';
import { ManualAddresses } from './ManualAddresses.tsx';
import { CauseNotes } from './CauseNotes.tsx';
import { CompareIcon } from '../icons.tsx';
import { useComparison } from './useComparison.ts';
import './comparison.css';

const GRANT = 'kubectl apply -f docs/rbac/cluster-role-measure.yaml';

/** Expected and published: nothing until somebody asks, then what was read once, dated. */
export function ComparisonSection({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const state = useComparison(service);
  const { comparison, error } = state;
  const details = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (comparison !== undefined) details.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [comparison]);
  const selectorless = service.selector === null && service.externalName === null;
  const requests = { count: selectorless ? 2 : 1, countText: selectorless ? '2' : '1' };
  return (
    <section className="fl-comparison" aria-label={t('service.comparison.title')}>
      <div ref={details}>
        {error === undefined ? null : <Failed error={error} />}
        {comparison === undefined ? null : <Result comparison={comparison} />}
      </div>
      <div className="fl-comparison-foot">
        <CompareIcon />
        <p aria-live="polite">{comparison === undefined ? t('service.comparison.not') : <Status of={comparison} />}</p>
        <Button
          variant="link"
          isInline
          isLoading={state.comparing}
          isDisabled={state.comparing}
          onClick={state.compare}
        >
          {comparison === undefined ? t('service.comparison.compare', requests) : t('service.comparison.again')}
        </Button>
      </div>
    </section>
  );
}

/** What came of it, and how long ago it was read. */
function Status({ of }: { readonly of: Comparison }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(1_000);
  const { result, differencesTotal, addressesTotal } = of;
  const age = formatDuration(Math.max(0, (nowMs - Date.parse(of.readAt)) / 1000), language);
  const text =
    result === 'same'
      ? t('service.comparison.same')
      : result === 'not-derived'
        ? t('service.comparison.managed', { count: addressesTotal, countText: formatCount(addressesTotal, language) })
        : t(`service.comparison.${result}`, {
            count: differencesTotal,
            countText: formatCount(differencesTotal, language),
          });
  return (
    <>
      {text} <span className="fl-subtle fl-tabular">· {t('service.comparison.readOnce', { age })}</span>
    </>
  );
}

function Result({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(5_000);
  const reasonText = useReasonText(nowMs);
  const { result, differences, notes, addresses, published, derived, state } = comparison;
  const unfilled = comparison.reasons.find(({ id }) => id === 'no-selector-unfilled');
  return (
    <div className="fl-comparison-result">
      <h4>{t('service.comparison.title')}</h4>
      <p className="fl-subtle fl-tabular">
        {t('service.comparison.dated', {
          time: formatClock(Date.parse(comparison.readAt), language, settings.times),
          requests: t('service.comparison.requests', {
            count: comparison.requests,
            countText: formatCount(comparison.requests, language),
          }),
        })}
      </p>
      {state === 'live' ? null : <p>{t('service.comparison.stale')}</p>}
      {unfilled === undefined ? null : <p>{reasonText(unfilled).sentence}</p>}
      {result === 'not-derived' ? null : (
        <p className="fl-tabular">
          {t('service.comparison.counts', {
            derived: formatCount(derived.endpoints, language),
            published: formatCount(published.endpoints, language),
            slices: t('service.comparison.slices', {
              count: published.sources.length,
              countText: formatCount(published.sources.length, language),
            }),
          })}
        </p>
      )}
      {differences.length === 0 ? null : <DifferencesTable comparison={comparison} />}
      {addresses.length === 0 ? null : <ManualAddresses comparison={comparison} />}
      <CauseNotes notes={notes} />
    </div>
  );
}

function Failed({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const forbidden = error instanceof ApiError && error.code === 'upstream-forbidden';
  return (
    <div className="fl-comparison-result" role="alert">
      <p>{t(forbidden ? 'service.comparison.forbidden' : 'service.comparison.failed')}</p>
      <p className="fl-wrap fl-subtle">{error.message}</p>
      {forbidden ? <KubectlLine line={GRANT} /> : null}
    </div>
  );
}
