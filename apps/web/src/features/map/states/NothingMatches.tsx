import { formatCount, verdictWord } from '@fairlead/messages';
import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { NO_FOCUS } from '../../focus/focusState.ts';
import { useViewState } from '../../../viewState/useViewState.ts';

/** Over the dimmed map; the filters stay as they are. */
export function NothingMatches({ hidden }: { readonly hidden: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const parts = [view.find, view.verdict === undefined ? '' : verdictWord(view.verdict, language)];
  const filter = parts.filter((part) => part !== '').join(' · ');
  if (filter === '') return <EverythingHidden services={hidden} />;
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

/** Nothing is looked for, and still nothing is left: it is all hidden. */
function EverythingHidden({ services }: { readonly services: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { change } = useViewState();
  return (
    <div className="fl-map-nothing">
      <EmptyState variant="xs" headingLevel="h2" titleText={t('find.hide.everything')}>
        <EmptyStateBody>
          {t('find.hide.services', { count: services, countText: formatCount(services, language) })}
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={() => change({ hide: [], ...NO_FOCUS }, 'push')}>
              {t('find.hide.clear')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </div>
  );
}
