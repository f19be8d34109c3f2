import { formatBytes } from '@fairlead/messages';
import type { NotCached } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useBasis } from './basis.ts';
import type { Cost, Costs } from './costs.ts';
import { Estimated } from './Estimated.tsx';

const PARTS = ['held', 'endpoints', 'endpointslices'] as const;

/** Four stacked bars on one scale: now, and with both as trimmed objects, as whole ones, and packed. */
export function CostBars({ costs, notCached }: { readonly costs: Costs; readonly notCached: readonly NotCached[] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const basisOf = useBasis();
  const bars = [costs.now, ...costs.with];
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const bytes = (value: number): string => formatBytes(value, language);
  const measured = notCached.find(({ resource, objects }) => resource === 'endpointslices' && objects !== null);
  const basis = measured === undefined ? t('cache.basis.sum') : basisOf(measured);
  const spoken = (cost: Cost): string =>
    t('cache.cost.bar', {
      name: t(`cache.cost.${cost.way}`),
      total: bytes(cost.total),
      held: bytes(cost.held),
      endpoints: bytes(cost.endpoints),
      slices: bytes(cost.endpointslices),
    });
  return (
    <>
      <ul className="fl-cost-bars">
        {bars.map((cost) => (
          <li key={cost.way}>
            <span>{t(`cache.cost.${cost.way}`)}</span>
            <span className="fl-cost-bar" role="img" aria-label={spoken(cost)}>
              {PARTS.map((part) =>
                cost[part] === 0 ? null : (
                  <span
                    key={part}
                    className={`fl-cost-part fl-cost-${part}`}
                    style={{ inlineSize: `${(cost[part] / most) * 100}%` }}
                  />
                ),
              )}
            </span>
            <span className="fl-number fl-tabular">
              {cost.way === 'now' ? bytes(cost.total) : <Estimated value={bytes(cost.total)} basis={basis} />}
            </span>
          </li>
        ))}
      </ul>
      <p className="fl-cost-key">
        {PARTS.map((part) => (
          <span key={part}>
            <span className={`fl-cost-swatch fl-cost-${part}`} aria-hidden="true" />{' '}
            {part === 'held' ? t('cache.cost.heldKey') : t(`cache.cost.${part}`)}
          </span>
        ))}
      </p>
    </>
  );
}
