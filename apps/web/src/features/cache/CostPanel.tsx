import { formatBytes, formatCount, formatDuration } from '@fairlead/messages';
import type { NotCached } from '@fairlead/protocol';
import { Button, Card, CardBody, CardHeader, CardTitle, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useBasis } from './basis.ts';
import { CostBars } from './CostBars.tsx';
import { bytesOf, type Costs } from './costs.ts';
import { Estimated } from './Estimated.tsx';

export interface CostPanelProps {
  readonly costs: Costs;
  readonly notCached: readonly NotCached[];
  readonly requests: { readonly requests: number; readonly exact: boolean };
  readonly measuring: boolean;
  readonly error: Error | undefined;
  readonly onMeasure: () => void;
}

/** What is not held, and what holding it would take: nothing is claimed before it was measured. */
export function CostPanel({ costs, notCached, requests, measuring, error, onMeasure }: CostPanelProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const measured = costs.with.length > 0;
  const count = formatCount(requests.requests, language);
  const label = requests.exact
    ? t(measured ? 'cache.cost.measureAgain' : 'cache.cost.measure', { requests: count })
    : t(measured ? 'cache.cost.measureRoughlyAgain' : 'cache.cost.measureRoughly', { requests: count });
  return (
    <Card component="section" className="fl-cache-card fl-cost">
      <CardHeader
        actions={{
          hasNoOffset: true,
          actions: (
            <Button variant="link" isInline isLoading={measuring} isDisabled={measuring} onClick={onMeasure}>
              {measuring ? t('cache.cost.measuring') : label}
            </Button>
          ),
        }}
      >
        <CardTitle component="h2">
          {t('cache.cost.title')} <Counted notCached={notCached} />
        </CardTitle>
      </CardHeader>
      <CardBody aria-live="polite">
        {error === undefined ? null : (
          <p className="fl-cost-error">{t('cache.cost.failed', { detail: error.message })}</p>
        )}
        {costs.forbidden.map((resource) => (
          <p key={resource}>{t('cache.cost.forbidden', { resource: t(`cache.cost.${resource}`) })}</p>
        ))}
        {measured ? (
          <>
            <CostBars costs={costs} notCached={notCached} />
            <AlsoLeftOut notCached={notCached} />
          </>
        ) : (
          <EmptyState variant="xs" headingLevel="h3" titleText={t('cache.cards.notMeasured')}>
            <EmptyStateBody>{t('cache.cost.empty')}</EmptyStateBody>
          </EmptyState>
        )}
      </CardBody>
    </Card>
  );
}

/** How many objects there are, and when they were counted. */
function Counted({ notCached }: { readonly notCached: readonly NotCached[] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(5_000);
  const find = (resource: NotCached['resource']): NotCached | undefined =>
    notCached.find((entry) => entry.resource === resource);
  const endpoints = find('endpoints');
  const slices = find('endpointslices');
  const at = slices?.at ?? endpoints?.at ?? null;
  if (at === null) return null;
  const count = (entry: NotCached | undefined): string =>
    entry === undefined || entry.objects === null ? t('common.missing') : formatCount(entry.objects, language);
  return (
    <span className="fl-cost-counted fl-subtle fl-tabular">
      {t('cache.cost.counted', {
        endpoints: count(endpoints),
        slices: count(slices),
        age: formatDuration((nowMs - Date.parse(at)) / 1000, language),
      })}
    </span>
  );
}

/** What is cut off objects that are held. */
function AlsoLeftOut({ notCached }: { readonly notCached: readonly NotCached[] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const basisOf = useBasis();
  const parts = (['managed-fields', 'replicaset-templates'] as const).flatMap((resource) => {
    const entry = notCached.find((candidate) => candidate.resource === resource);
    const bytes = bytesOf(entry, 'whole');
    return entry === undefined || bytes === undefined ? [] : [{ resource, entry, bytes }];
  });
  if (parts.length === 0) return null;
  return (
    <p className="fl-cost-also fl-subtle">
      {t('cache.cost.also')}{' '}
      {parts.map(({ resource, entry, bytes }, index) => (
        <span key={resource}>
          {index === 0 ? '' : ' · '}
          {t(`cache.cost.${resource}`, { bytes: '', countText: formatCount(entry.objects ?? 0, language) })}
          <Estimated value={formatBytes(bytes, language)} basis={basisOf(entry)} />
        </span>
      ))}
    </p>
  );
}
