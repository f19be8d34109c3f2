import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { Link, useLocation } from 'react-router';
import { useTranslation } from '../i18n/useTranslation.ts';

/** An address that is none of the screens, perhaps mistyped: said as it is, with the way on. What it filters is kept. */
export function UnknownAddress() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <main className="fl-screen">
      <EmptyState icon={SearchIcon} headingLevel="h1" titleText={t('common.unknownAddress')}>
        <EmptyStateBody>
          <span className="fl-mono">{pathname}</span>
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Link to={{ pathname: '/map', search }}>{t('common.toMap')}</Link>
            <Link to={{ pathname: '/services', search }}>{t('common.toServices')}</Link>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </main>
  );
}
