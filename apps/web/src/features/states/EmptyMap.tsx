import { formatCount } from '@fairlead/messages';
import type { Status } from '@fairlead/protocol';
import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import LayerGroupIcon from '@patternfly/react-icons/dist/esm/icons/layer-group-icon';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface EmptyMapProps {
  readonly status: Status;
  /** The ones chosen; empty if all are. */
  readonly chosen: readonly string[];
  readonly onShowAll: () => void;
}

/** Everything was read and there is no Service: what was read, and what to do. */
export function EmptyMap({ status, chosen, onShowAll }: EmptyMapProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { namespaces, pods } = status.counts;
  const filtered = chosen.length > 0;
  const names = new Intl.ListFormat(language === 'zh' ? 'zh-Hans' : language, { type: 'unit' });
  const counted = (key: 'namespaces' | 'pods', count: number): string =>
    t(`map.empty.${key}`, { count, countText: formatCount(count, language) });
  return (
    <EmptyState
      variant="sm"
      headingLevel="h2"
      icon={LayerGroupIcon}
      titleText={
        filtered
          ? t('map.empty.titleFiltered', { count: chosen.length, namespaces: names.format(chosen) })
          : t('map.empty.title')
      }
      className="fl-map-empty"
    >
      <EmptyStateBody>
        {filtered
          ? t('map.empty.bodyFiltered')
          : t('map.empty.body', { namespaces: counted('namespaces', namespaces), pods: counted('pods', pods) })}
        {filtered ? null : <code className="fl-code fl-mono">kubectl expose deployment NAME --port 80</code>}
      </EmptyStateBody>
      {filtered ? (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="secondary" onClick={onShowAll}>
              {t('map.empty.showAll')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      ) : null}
    </EmptyState>
  );
}
