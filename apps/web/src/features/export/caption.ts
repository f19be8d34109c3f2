import type { Caption } from '@fairlead/graph-canvas';
import { formatCount, formatDuration, resourceWord } from '@fairlead/messages';
import type { GraphSnapshot, ResourceStatus, Status } from '@fairlead/protocol';
import { formatWhole, type TimeZoneChoice } from '../../i18n/formatTime.ts';
import type { Language } from '../../i18n/language.ts';
import type { Translate } from '../../i18n/useTranslation.ts';
import { staleResources } from '../frame/freshness.ts';

/** Where and how somebody looks; everything else in an address decides what is in the picture. */
const NO_FILTERS: ReadonlySet<string> = new Set([
  'at',
  'select',
  'pick',
  'pod',
  'pin',
  'rail',
  'sort',
  'open',
  'columns',
]);

/** What a caption stands beside. */
export interface CaptionFacts {
  readonly snapshot: GraphSnapshot;
  readonly status: Status | undefined;
  readonly search: URLSearchParams;
  /** The server's time now. */
  readonly nowMs: number;
  /** Since when the picture stands still, and why. */
  readonly still?: { readonly why: 'lost' | 'paused'; readonly atMs: number } | undefined;
  /** Of a picture: only what the window showed. */
  readonly part?: boolean;
  /** The map unless said otherwise. Of lists nothing is folded; of one service, filters leave nothing out. */
  readonly of?: 'rows' | 'service';
}

export interface Wording {
  readonly t: Translate;
  readonly language: Language;
  readonly zone: TimeZoneChoice;
}

/** Whose picture it is, of when, what was filtered, and what is in doubt in it. */
export function captionOf(facts: CaptionFacts, { t, language, zone }: Wording): Caption {
  const { snapshot, status, still, nowMs } = facts;
  const count = (value: number): string => formatCount(value, language);
  const broken = snapshot.attention.filter(({ verdict }) => verdict === 'broken').length;
  const counts = t('export.caption.counts', {
    services: t('export.caption.services', { count: snapshot.total, countText: count(snapshot.total) }),
    broken: count(broken),
    degraded: count(snapshot.attention.length - broken),
  });
  const time = formatWhole(still?.atMs ?? nowMs, language, zone);
  const filters = facts.of === 'service' ? [] : filtersOf(facts.search);
  const lines = [
    t('export.caption.when', { time, revision: count(snapshot.revision) }),
    ...(facts.of === 'service' ? [] : [counts]),
    ...(filters.length === 0
      ? []
      : [t('export.caption.filters', { list: filters.join(language === 'zh' ? '；' : '; ') })]),
    ...(facts.part === true ? [t('export.caption.part')] : []),
    ...(facts.of === undefined && snapshot.shown < snapshot.total
      ? [t('export.caption.shown', { shown: count(snapshot.shown), total: count(snapshot.total) })]
      : []),
    ...(still === undefined ? [] : [t(`export.caption.${still.why}`, { time })]),
    ...doubts(status?.resources ?? [], nowMs, { t, language, zone }),
  ];
  const cluster = status?.cluster.context;
  return {
    title: cluster === undefined ? t('export.caption.titleUnknown') : t('export.caption.title', { cluster }),
    lines,
  };
}

/** "namespace shop, payments"; in the names of the address, so that they can be typed into one. */
export function filtersOf(search: URLSearchParams): readonly string[] {
  return [...new Set(search.keys())]
    .filter((name) => !NO_FILTERS.has(name))
    .map((name) => `${name} ${search.getAll(name).join(', ')}`);
}

/** What of the picture is not known for sure, by resource. */
function doubts(resources: readonly ResourceStatus[], nowMs: number, { t, language }: Wording): readonly string[] {
  const name = (resource: ResourceStatus): string => resourceWord(resource.resource, language);
  const stale = staleResources(resources, nowMs).map((resource) => {
    if (resource.state === 'relisting') return t('export.caption.relisting', { resource: name(resource) });
    if (resource.lastEventAt === null) return t('export.caption.staleNever', { resource: name(resource) });
    const age = formatDuration((nowMs - Date.parse(resource.lastEventAt)) / 1000, language);
    return t('export.caption.stale', { resource: name(resource), age });
  });
  const unread = resources.flatMap((resource) =>
    resource.state === 'syncing'
      ? [t('export.caption.reading', { resource: name(resource) })]
      : resource.state === 'forbidden'
        ? [t('export.caption.forbidden', { resource: name(resource) })]
        : [],
  );
  return [...stale, ...unread];
}
