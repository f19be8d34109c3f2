import { Alert as PatternFlyAlert, type AlertProps } from '@patternfly/react-core';
import { useTranslation } from '../i18n/useTranslation.ts';

/** A notice whose kind is told to screen readers in the language of the page. */
export function Alert({ variant = 'custom', ...props }: AlertProps) {
  const { t } = useTranslation();
  return <PatternFlyAlert variant={variant} variantLabel={t(`common.notice.${variant}`)} {...props} />;
}
