import { formatCount, formatLatency } from '@fairlead/messages';
import type { CacheResource } from '@fairlead/protocol';
import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { EventHistory } from './EventHistory.tsx';
import { formatPerSecond } from './perSecond.ts';

const KINDS = ['added', 'modified', 'deleted', 'bookmark'] as const;

export interface CacheRowDetailsProps {
  readonly resource: CacheResource;
  /** Events over time and the busiest owners; left out near the memory budget. */
  readonly keepsHistory: boolean;
}

/** What the row has no room for. */
export function CacheRowDetails({ resource, keepsHistory }: CacheRowDetailsProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const count = (value: number): string => formatCount(value, language);
  const { events, lastError, busiest } = resource;
  const byKind = (text: (kind: (typeof KINDS)[number]) => string): string =>
    KINDS.map((kind) => t(`cache.details.${kind}`, { countText: text(kind) })).join(' · ');
  return (
    <div className="fl-cache-details fl-tabular">
      <DescriptionList isCompact isHorizontal>
        <Fact term={t('cache.details.events')}>{byKind((kind) => count(events[kind]))}</Fact>
        <Fact term={t('cache.details.rates')}>
          {byKind((kind) => formatPerSecond(resource.eventsPerSecond[kind], language))}
        </Fact>
        <Fact term={t('cache.details.lists')}>
          {t('cache.details.listsBy', {
            lists: count(resource.lists),
            relists: count(resource.relists),
            expired: count(resource.expired),
            errors: count(resource.errors),
          })}
          {resource.listDurationMs === null
            ? null
            : ` · ${t('cache.details.listDuration', { age: formatLatency(resource.listDurationMs, language) })}`}
        </Fact>
        <Fact term={t('cache.details.version')}>
          <span className="fl-mono fl-wrap">{resource.resourceVersion ?? t('common.missing')}</span>
        </Fact>
        <Fact term={t('cache.details.error')}>
          {lastError === null ? (
            t('cache.details.noError')
          ) : (
            <span className="fl-wrap">
              <span className="fl-mono">{lastError.code}</span> {lastError.message}
            </span>
          )}
        </Fact>
        <Fact term={t('cache.details.busiest')}>
          {busiest.length === 0
            ? t(keepsHistory ? 'cache.details.noBusiest' : 'cache.details.notKept')
            : busiest
                .map(({ owner, events: changes }) => t('cache.details.busiestBy', { owner, countText: count(changes) }))
                .join(' · ')}
        </Fact>
      </DescriptionList>
      {keepsHistory ? (
        <EventHistory history={resource.history} />
      ) : (
        <p className="fl-subtle">
          {t('cache.details.history')}: {t('cache.details.notKept')}
        </p>
      )}
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
