import { Tooltip } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface EstimatedProps {
  readonly value: string;
  /** How the figure was found. */
  readonly basis: string;
}

/** A figure that is not measured: a sign before it, dots below it, and its basis in the tooltip. */
export function Estimated({ value, basis }: EstimatedProps) {
  const { t } = useTranslation();
  return (
    <Tooltip content={basis}>
      <button type="button" className="fl-estimated fl-tabular">
        {value.startsWith('≈') ? value : t('cache.estimated', { value })}
      </button>
    </Tooltip>
  );
}
