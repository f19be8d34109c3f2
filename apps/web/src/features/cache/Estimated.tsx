import { Tooltip } from '@patternfly/react-core';
import { useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface EstimatedProps {
  readonly value: string;
  /** How the figure was found. */
  readonly basis: string;
}

/** A figure that is not measured: a sign before it, dots below it, and its basis in the tooltip. */
export function Estimated({ value, basis }: EstimatedProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button type="button" ref={button} className="fl-estimated fl-tabular">
        {value.startsWith('≈') ? value : t('cache.estimated', { value })}
      </button>
      <Tooltip content={basis} triggerRef={button} />
    </>
  );
}
