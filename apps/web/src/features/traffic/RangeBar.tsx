import { Button, FormSelect, FormSelectOption, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { RANGES, REFRESHES, type Refresh } from '../../viewState/trafficView.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';

/** How far back charts go and how often they are read again; both stand in the address. */
export function RangeBar({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const { traffic, changeTraffic } = useTrafficView();
  return (
    <div className="fl-range">
      <ToggleGroup isCompact aria-label={t('traffic.range.label')}>
        {RANGES.map((range) => (
          <ToggleGroupItem
            key={range}
            text={t(`traffic.range.${range}`)}
            isSelected={traffic.range === range}
            onChange={() => changeTraffic({ range })}
          />
        ))}
      </ToggleGroup>
      <label className="fl-range-refresh">
        <span className="fl-subtle">{t('traffic.refresh.label')}</span>
        <FormSelect
          value={traffic.refresh}
          onChange={(_event, value) => changeTraffic({ refresh: REFRESHES.find((name) => name === value) as Refresh })}
          aria-label={t('traffic.refresh.label')}
        >
          {REFRESHES.map((refresh) => (
            <FormSelectOption key={refresh} value={refresh} label={t(`traffic.refresh.${refresh}`)} />
          ))}
        </FormSelect>
      </label>
      {traffic.refresh === 'off' ? (
        <Button variant="link" isInline onClick={onAgain}>
          {t('traffic.refresh.now')}
        </Button>
      ) : null}
    </div>
  );
}
