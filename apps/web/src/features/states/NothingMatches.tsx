import { formatCount, verdictWord } from '@fairlead/messages';
import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import { NothingShown } from './NothingShown.tsx';

/** Over the dimmed map; the filters stay as they are. */
export function NothingMatches({ hidden }: { readonly hidden: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const parts = [view.find, view.verdict === undefined ? '' : verdictWord(view.verdict, language)];
  const filter = parts.filter((part) => part !== '').join(' · ');
  if (filter === '') return <NothingShown services={hidden} />;
  return (
    <div className="fl-map-nothing">
      <EmptyState variant="xs" headingLevel="h2" titleText={t('map.nothing.title', { filter })}>
        <EmptyStateBody>
          {t('map.nothing.body', { count: hidden, countText: formatCount(hidden, language) })}
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={() => change({ find: '', verdict: undefined }, 'push')}>
              {t('map.nothing.clear')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </div>
  );
}
