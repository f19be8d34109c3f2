import { formatLatency } from '@fairlead/messages';
import {
  Button,
  Card,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Skeleton,
  Title,
} from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useSearch } from '../../viewState/useSearch.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import { useStatus } from '../../api/queries.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { TrafficCachePanel } from '../traffic/TrafficCachePanel.tsx';
import { CacheCards } from './CacheCards.tsx';
import { cacheMarkdown } from './cacheMarkdown.ts';
import { CacheTable } from './CacheTable.tsx';
import { CostPanel } from './CostPanel.tsx';
import { costsOf, requestsToMeasure } from './costs.ts';
import { CopyIcon } from './icons.tsx';
import { MemoryNotice } from './MemoryNotice.tsx';
import { useCache } from './useCache.ts';
import '../services/services.css';
import './cache.css';

/** What is kept, what it costs, how fresh it is, and what is not kept. */
export function CachePage() {
  const { t } = useTranslation();
  const { cache, error, again, notCached, measuring, measureError, measure } = useCache();
  const status = useStatus().data;
  const [search, setSearch] = useSearch();
  const costs = useMemo(() => (cache === undefined ? undefined : costsOf(cache, notCached)), [cache, notCached]);
  const toggle = (resource: string, open: boolean): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        const others = before.getAll('open').filter((name) => name !== resource);
        next.delete('open');
        for (const name of open ? [...others, resource] : others) next.append('open', name);
        return next;
      },
      { replace: true },
    );
  const services = cache?.resources.find(({ resource }) => resource === 'services')?.objects ?? 0;
  return (
    <main className="fl-screen fl-cache">
      <div className="fl-cache-page">
        <header className="fl-cache-head">
          <div>
            <Title headingLevel="h1" size="xl">
              {t('cache.title')}
            </Title>
            <p className="fl-subtle">{t('cache.subtitle')}</p>
          </div>
          {cache === undefined ? null : <CopyMarkdown text={() => cacheMarkdown(cache, notCached, status)} />}
        </header>
        {cache === undefined || costs === undefined ? (
          error === undefined ? (
            <Reading />
          ) : (
            <Failed error={error} onAgain={again} />
          )
        ) : (
          <>
            <MemoryNotice memory={cache.memory} />
            <CacheCards cache={cache} costs={costs} />
            <Card component="section" className="fl-cache-card fl-cache-table-card">
              <CacheTable
                resources={cache.resources}
                keepsHistory={cache.memory?.dropped.includes('history') !== true}
                open={search.getAll('open')}
                onToggle={toggle}
              />
            </Card>
            <CostPanel
              costs={costs}
              notCached={notCached}
              requests={requestsToMeasure(services, status?.namespaces?.length)}
              measuring={measuring}
              error={measureError}
              onMeasure={measure}
            />
            <TrafficCachePanel traffic={cache.traffic} />
            <Foot at={cache.at} />
          </>
        )}
      </div>
    </main>
  );
}

function CopyMarkdown({ text }: { readonly text: () => string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
  };
  return (
    <Button
      variant="secondary"
      className="fl-cache-copy"
      icon={<CopyIcon />}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{copied ? t('common.copied') : t('cache.copy')}</span>
    </Button>
  );
}

/** Where else these figures are, and how old they are. */
function Foot({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { client } = useLive();
  const nowMs = useServerNow(1_000);
  return (
    <footer className="fl-cache-foot fl-subtle">
      <span>
        {t('cache.foot')} <a href={new URL('../../metrics', client.url('cache')).href}>/metrics</a> {t('cache.and')}{' '}
        <a href={client.url('cache')}>/api/v1/cache</a>
      </span>
      <span className="fl-tabular">{t('cache.updated', { age: formatLatency(nowMs - Date.parse(at), language) })}</span>
    </footer>
  );
}

function Reading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('cache.reading')} className="fl-cache-reading">
      <Skeleton height="96px" />
      <Skeleton height="320px" />
    </div>
  );
}

function Failed({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState status="danger" headingLevel="h2" titleText={t('cache.failed')}>
      <EmptyStateBody>{error.message}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={onAgain}>{t('common.tryAgain')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
