import { useNodeName } from '../../components/strangers/useNodeName.ts';
import type { GroupTexts, MapTexts, NodeTexts } from '@fairlead/graph-canvas';
import { formatCount, formatRate, formatShare, verdictWord } from '@fairlead/messages';
import type { Backends, GraphEdge, GraphGroup, GraphNode, GraphSnapshot } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useReasonText } from '../../components/useReasonText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useEdgeTexts } from '../traffic/useEdgeTexts.ts';
import { ratesOf } from './ratesOf.ts';

/** What the counts of an area say beside broken and degraded. */
export type AreaNews =
  { readonly kind: 'live' } | { readonly kind: 'unread' } | { readonly kind: 'asOf'; readonly time: string };

/** Every word on the map in the chosen language. The result changes only when a word could. */
export function useMapTexts(
  snapshot: Pick<GraphSnapshot, 'total' | 'attention' | 'hidden'>,
  news: AreaNews,
  nowMs?: number,
): MapTexts {
  const { t } = useTranslation();
  const { language } = useSettings();
  const reasonText = useReasonText(nowMs);
  const edgeTexts = useEdgeTexts();
  // What is hidden is broken all the same.
  const broken = snapshot.attention.filter((item) => item.verdict === 'broken').length + snapshot.hidden.broken;
  const { total } = snapshot;
  const asOf = news.kind === 'asOf' ? news.time : undefined;
  const unread = news.kind === 'unread';

  const nodeNames = useNodeName();
  const cards = useMemo(() => {
    const count = (value: number): string => formatCount(value, language);
    const node = (item: GraphNode): NodeTexts => {
      const name = nameOnCard(item, nodeNames.name);
      const second = secondLine(item);
      const facts = {
        name,
        namespace: item.namespace ?? '',
        verdict: verdictWord(item.verdict, language),
        reason: second ?? '',
        ready: item.backends?.receiving ?? 0,
        total: item.backends?.total ?? 0,
      };
      const spoken = item.backends === undefined ? t('map.node.spokenPlain', facts) : t('map.node.spoken', facts);
      const card = withoutEmptyEnd(spoken);
      const label = item.outside === true ? t('map.node.outside', { card }) : card;
      return { name, label, ...(second === undefined ? {} : { second }) };
    };
    const secondLine = (item: GraphNode): string | undefined => {
      if (item.kind === 'workload')
        return workloadCount(item.backends, item.finished, (done) => t('map.node.done', { countText: count(done) }));
      if (item.externalName !== undefined) return item.externalName;
      if (item.kind === 'namespace') return undefined;
      if (item.members !== undefined) return worstOf(item.members);
      const reason = item.verdict === 'ok' ? item.note : (item.headline ?? item.note);
      return reason === null ? undefined : reasonText(reason).short;
    };
    /** An aggregate has no reason of its own: how many of its services are at the worst, of those that its ring counts. */
    const worstOf = ({ ok, degraded, broken: failing, unknown }: NonNullable<GraphNode['members']>) => {
      const total = count(ok + degraded + failing + unknown);
      if (failing > 0) return t('map.node.brokenOf', { countText: count(failing), total });
      return degraded > 0 ? t('map.node.degradedOf', { countText: count(degraded), total }) : undefined;
    };
    const outsideTip = (services: number): string =>
      t('map.tip.outside', { count: services, countText: count(services) });
    const list = new Intl.ListFormat(language === 'zh' ? 'zh-Hans' : language, {
      type: 'conjunction',
      style: 'narrow',
    });
    const inside = ({ broken: failing, degraded, services }: NonNullable<GraphNode['members']>): string =>
      list.format([
        ...(failing === 0 ? [] : [t('map.node.broken', { countText: count(failing) })]),
        ...(degraded === 0 ? [] : [t('map.node.degraded', { countText: count(degraded) })]),
        t('map.node.services', { count: services.length, countText: count(services.length) }),
      ]);
    const tip = (item: GraphNode, edges: readonly GraphEdge[]): readonly string[] => {
      const reason = item.headline ?? item.note;
      const { perSecond, errorShare, callers } = ratesOf(item.id, edges);
      const verdict = t('map.tip.verdict', {
        verdict: verdictWord(item.verdict, language),
        reason: reason === null ? '' : reasonText(reason).fact,
      });
      const rate = perSecond === undefined ? undefined : formatRate(perSecond, language);
      const share = errorShare === undefined || errorShare === 0 ? undefined : formatShare(errorShare, language);
      return [
        nameOnCard(item, nodeNames.name),
        ...(item.namespace === null || item.namespace === item.name ? [] : [item.namespace]),
        withoutEmptyEnd(verdict),
        ...(item.outside === true ? [outsideTip(item.members?.services.length ?? 0)] : []),
        ...(item.externalName === undefined ? [] : [item.externalName]),
        ...(item.members === undefined || item.outside === true ? [] : [inside(item.members)]),
        ...(item.backends === undefined || item.backends.total === 0
          ? []
          : [
              t('map.tip.receive', {
                receiving: count(item.backends.receiving),
                count: item.backends.total,
                countText: count(item.backends.total),
              }),
            ]),
        ...(rate === undefined
          ? []
          : [share === undefined ? t('map.tip.rate', { rate }) : t('map.tip.rateFailing', { rate, share })]),
        ...(callers === 0 ? [] : [t('map.tip.callers', { count: callers, countText: count(callers) })]),
      ];
    };
    return { node, tip };
  }, [t, language, reasonText, nodeNames]);

  const areas = useMemo(() => {
    const count = (value: number): string => formatCount(value, language);
    const group = ({ members }: GraphGroup): GroupTexts => {
      const services = members.services.length;
      const key = unread ? 'map.node.servicesUnread' : 'map.node.services';
      const counted = t(key, { count: services, countText: count(services) });
      return {
        services: asOf === undefined ? counted : t('map.node.asOf', { time: asOf }),
        ...(members.broken === 0 ? {} : { broken: t('map.node.broken', { countText: count(members.broken) }) }),
        ...(members.degraded === 0 ? {} : { degraded: t('map.node.degraded', { countText: count(members.degraded) }) }),
      };
    };
    return { group };
  }, [t, language, asOf, unread]);

  const plain = useMemo(
    () => ({
      description: t('map.description'),
      more: (more: number) => `+${formatCount(more, language)}`,
      legendTitle: t('map.legend.title'),
      legendHint: t('map.legend.hide'),
      legend: {
        ring: t('map.legend.ring'),
        members: t('map.legend.members'),
        broken: t('map.legend.broken'),
        degraded: t('map.legend.degraded'),
        unknown: t('map.legend.unknown'),
        forbidden: t('map.legend.forbidden'),
        stale: t('map.legend.stale'),
        reading: t('map.legend.reading'),
        http: t('map.legend.http'),
        grpc: t('map.legend.grpc'),
        tcp: t('map.legend.tcp'),
        errors: t('map.legend.errors'),
        idle: t('map.legend.idle'),
        declared: t('map.legend.declared'),
        guess: t('map.legend.guess'),
        selects: t('map.legend.selects'),
      },
      tiles: {
        square: t('levels.square'),
        broken: t('levels.tileBroken'),
        degraded: t('levels.tileDegraded'),
        unknown: t('levels.tileUnknown'),
        hint: t('levels.hint'),
      },
      minimap: t('map.minimap'),
      minimapKeys: t('map.minimapKeys'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      fit: t('map.fit'),
    }),
    [t, language],
  );

  // Each of these parts changes by itself: a service that breaks changes the name of the whole, and no word on a card of its own.
  return useMemo(() => {
    const count = (value: number): string => formatCount(value, language);
    return {
      ...cards,
      ...areas,
      ...edgeTexts,
      ...plain,
      label: t('map.label', {
        services: t('map.services', { count: total, countText: count(total) }),
        broken: count(broken),
      }),
    };
  }, [t, language, cards, areas, edgeTexts, plain, broken, total]);
}

/** An ingress is known by its host, a caller that is no object of the cluster by what is known of it. */
function nameOnCard(node: GraphNode, nodeName: (id: string) => string): string {
  if (node.kind === 'ingress') return node.hosts?.[0] ?? node.name;
  return node.id.startsWith('caller/') ? nodeName(node.id) : node.name;
}

/** "2/3", or "3 done" for a job that is over. */
function workloadCount(
  backends: Backends | undefined,
  finished: number | undefined,
  done: (count: number) => string,
): string | undefined {
  if (backends !== undefined && backends.total > 0) return `${backends.receiving}/${backends.total}`;
  if (finished !== undefined && finished > 0) return done(finished);
  return backends === undefined ? undefined : `${backends.receiving}/${backends.total}`;
}

/** A card without a second line has nothing to say after the last comma. */
function withoutEmptyEnd(label: string): string {
  return label.replace(/[,，:：]\s*$/, '');
}
