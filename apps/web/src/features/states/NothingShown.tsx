import { formatCount } from '@fairlead/messages';
import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { NO_FOCUS, nameOf } from '../focus/focusState.ts';
import { useViewState } from '../../viewState/useViewState.ts';

/** Nothing is looked for, and still nothing is left: all is hidden, or what the picture is to be of is not there. */
export function NothingShown({ services }: { readonly services: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const focus = view.hide.length === 0 ? view.focus : undefined;
  return (
    <div className="fl-map-nothing">
      <EmptyState
        variant="xs"
        headingLevel="h2"
        titleText={focus === undefined ? t('find.hide.everything') : t('focus.away', { name: nameOf(focus) })}
      >
        <EmptyStateBody>
          {focus === undefined
            ? t('find.hide.services', { count: services, countText: formatCount(services, language) })
            : t('focus.awayWhy')}
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={() => change({ hide: [], ...NO_FOCUS }, 'push')}>
              {focus === undefined ? t('find.hide.clear') : t('focus.clear')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </div>
  );
}
