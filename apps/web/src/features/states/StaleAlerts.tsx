import { formatCount, formatDuration } from '@fairlead/messages';
import type { ResourceStatus } from '@fairlead/protocol';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { staleResources } from '../frame/freshness.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Note } from '../../components/Note.tsx';
import { useResourceName } from '../frame/useResourceName.ts';

/** Resources whose news are in doubt: retried (warning) or read again (information). */
export function StaleAlerts({ resources }: { readonly resources: readonly ResourceStatus[] }) {
  const nowMs = useServerNow(1_000);
  const stale = staleResources(resources, nowMs);
  const retrying = stale.filter((resource) => resource.state === 'retrying');
  const relisting = stale.filter((resource) => resource.state === 'relisting');
  return (
    <>
      {retrying.length === 0 ? null : (
        <Retrying resources={retrying} all={retrying.length === resources.length} nowMs={nowMs} />
      )}
      {relisting.length === 0 ? null : <Relisting resources={relisting} />}
    </>
  );
}

/** What verdicts rest on comes first. */
const WEIGHTY = ['pods', 'services', 'nodes', 'namespaces'];

/** Named before the rest is counted. */
const NAMED_AT_MOST = 3;

interface RetryingProps {
  readonly resources: readonly ResourceStatus[];
  /** Nothing that is watched is left out: the connection to the cluster is gone. */
  readonly all: boolean;
  readonly nowMs: number;
}

function Retrying({ resources, all, nowMs }: RetryingProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const named = useNames(resources);
  const names = all && resources.length > NAMED_AT_MOST ? t('map.stale.all') : named;
  const age = (ms: number): string => formatDuration(ms / 1000, language);
  const lastEvents = resources.flatMap(({ lastEventAt }) => (lastEventAt === null ? [] : [Date.parse(lastEventAt)]));
  const nextTries = resources.flatMap(({ nextTryAt }) => (nextTryAt === null ? [] : [Date.parse(nextTryAt)]));
  const title =
    lastEvents.length === 0
      ? t('map.stale.titleNever', { resource: names })
      : t('map.stale.title', { resource: names, age: age(nowMs - Math.min(...lastEvents)) });
  const waitMs = nextTries.length === 0 ? undefined : Math.min(...nextTries) - nowMs;
  return (
    <Note variant="warning" title={title}>
      {resources.some((resource) => resource.resource === 'pods') ? t('map.stale.pods') : t('map.stale.other')}{' '}
      {resources.some((resource) => resource.error?.code === 'credentials-rejected')
        ? `${t('map.stale.credentials')} `
        : null}
      {waitMs === undefined || waitMs <= 0 ? null : (
        <span className="fl-tabular">{t('map.stale.nextTry', { age: age(Math.ceil(waitMs / 1000) * 1000) })}</span>
      )}
    </Note>
  );
}

function Relisting({ resources }: { readonly resources: readonly ResourceStatus[] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const read = resources.reduce((sum, resource) => sum + (resource.progress?.read ?? 0), 0);
  return (
    <Note
      variant="info"
      title={t('map.stale.relisting', { resource: useNames(resources), read: formatCount(read, language) })}
    />
  );
}

function useNames(resources: readonly ResourceStatus[]): string {
  const { t } = useTranslation();
  const { language } = useSettings();
  const name = useResourceName();
  const sorted = resources.map((resource) => resource.resource).toSorted((a, b) => weight(a) - weight(b));
  const more = sorted.length - NAMED_AT_MOST;
  const names = (more > 1 ? sorted.slice(0, NAMED_AT_MOST) : sorted).map(name).join(language === 'zh' ? '、' : ', ');
  return more > 1 ? t('map.stale.more', { names, count: more, total: sorted.length }) : names;
}

function weight(resource: string): number {
  const at = WEIGHTY.indexOf(resource);
  return at === -1 ? WEIGHTY.length : at;
}
