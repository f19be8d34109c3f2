import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../i18n/useTranslation.ts';
import { useRouteError } from 'react-router';
import { isMissingFile } from './isMissingFile.ts';

/** A fault of the page itself, or a screen that could not be fetched: said plainly, with the way out. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const missing = isMissingFile(error);
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <main className="fl-screen">
      <EmptyState status="danger" headingLevel="h1" titleText={t(missing ? 'common.screenMissing' : 'common.fault')}>
        <EmptyStateBody>
          {missing ? t('common.screenMissingWhy') : <span className="fl-mono">{detail}</span>}
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button onClick={() => globalThis.location.reload()}>{t('frame.banner.reload')}</Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </main>
  );
}
