import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../i18n/useTranslation.ts';
import { useRouteError } from 'react-router';

/** A fault of the page itself: said plainly, with the way out. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <EmptyState status="danger" headingLevel="h1" titleText={t('common.fault')}>
      <EmptyStateBody className="fl-mono">{detail}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => globalThis.location.reload()}>{t('frame.banner.reload')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
