import type { EdgeTraffic, GraphEdge, Traffic } from '@fairlead/protocol';
import { Button, DescriptionList } from '@patternfly/react-core';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatDuration, MISSING } from '@fairlead/messages';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Fact } from './Fact.tsx';
import { isAlarming } from './isAlarming.ts';
import { namespaceOfNode, type EdgeEnds } from '../../api/nodeName.ts';
import { useNodeName } from '../../components/strangers/useNodeName.ts';
import { protocolWord } from './useEdgeTexts.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

export interface EdgeFactsProps {
  readonly ends: EdgeEnds;
  readonly edge: GraphEdge | undefined;
  readonly traffic: Traffic | undefined;
  readonly onNode: (id: string) => void;
}

/** Both ends, the figures of the last refresh, and how they are known. */
export function EdgeFacts({ ends, edge, traffic, onNode }: EdgeFactsProps) {
  const { t } = useTranslation();
  // The map is pushed, the chart is asked for: the newer of the two.
  const figures = newer(edge?.traffic, traffic?.traffic ?? undefined);
  const declared = edge?.declaredBy ?? [];
  return (
    <DescriptionList isCompact isHorizontal className="fl-service-facts">
      <End term={t('traffic.fact.caller')} id={ends.source} onNode={onNode} />
      <End term={t('traffic.fact.callee')} id={ends.target} onNode={onNode} />
      {edge?.kind === 'selects' ? <Fact term={t('traffic.fact.kind')}>{t('traffic.tip.selects')}</Fact> : null}
      {declared.length === 0 ? null : (
        <Fact term={t('traffic.fact.declared')}>{declared.map((by) => t(`traffic.declaredBy.${by}`)).join(' · ')}</Fact>
      )}
      {figures === undefined ? (
        edge === undefined || edge.kind === 'selects' ? null : (
          <Fact term={t('traffic.fact.calls')}>{t('traffic.tip.declared')}</Fact>
        )
      ) : (
        <Figures figures={figures} others={traffic?.alternatives ?? []} />
      )}
    </DescriptionList>
  );
}

function newer(left: EdgeTraffic | undefined, right: EdgeTraffic | undefined): EdgeTraffic | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (Date.parse(left.at) > Date.parse(right.at)) return left;
  // Quantiles come only with the one that was asked for.
  return right;
}

function End(props: { readonly term: string; readonly id: string; readonly onNode: (id: string) => void }) {
  const { term, id, onNode } = props;
  const nodeNames = useNodeName();
  const name = nodeNames.name(id);
  const why = nodeNames.why(id);
  const namespace = namespaceOfNode(id);
  return (
    <Fact term={term}>
      {id.startsWith('service/') ? (
        <Button variant="link" isInline className="fl-end" onClick={() => onNode(id)}>
          {name}
        </Button>
      ) : (
        name
      )}{' '}
      {(namespace ?? why) === undefined ? null : <span className="fl-subtle">{namespace ?? why}</span>}
    </Fact>
  );
}

function Figures(props: { readonly figures: EdgeTraffic; readonly others: readonly EdgeTraffic[] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const numbers = useTrafficNumbers();
  const nowMs = useServerNow(1_000);
  const { figures, others } = props;
  const quantiles = (['p50Ms', 'p95Ms', 'p99Ms'] as const).flatMap((key) =>
    figures[key] === null ? [] : [`${key.slice(0, 3)} ${numbers.latency(figures[key])}`],
  );
  const latency = [
    ...(figures.averageMs === null ? [] : [t('traffic.tip.average', { latency: numbers.latency(figures.averageMs) })]),
    ...quantiles,
  ];
  const age = formatDuration(Math.max(0, nowMs - Date.parse(figures.at)) / 1000, language);
  return (
    <>
      {figures.requestsPerSecond === null ? null : (
        <Fact term={t('traffic.fact.rate')}>{numbers.rate(figures.requestsPerSecond)}</Fact>
      )}
      {figures.connectionsPerSecond === null ? null : (
        <Fact term={t('traffic.fact.connections')}>{numbers.rate(figures.connectionsPerSecond)}</Fact>
      )}
      <Fact term={t('traffic.fact.errors')}>
        <span className={isAlarming(figures) ? 'fl-word-broken' : undefined}>{numbers.share(figures.errorShare)}</span>
      </Fact>
      <Fact term={t('traffic.fact.latency')}>{latency.length === 0 ? MISSING : latency.join(' · ')}</Fact>
      {figures.bytesPerSecond === null ? null : (
        <Fact term={t('traffic.fact.bytes')}>{numbers.bytes(figures.bytesPerSecond)}</Fact>
      )}
      {figures.protocol === null ? null : (
        <Fact term={t('traffic.fact.protocol')}>{protocolWord(figures.protocol)}</Fact>
      )}
      <Fact term={t('traffic.fact.source')}>
        {figures.source} <span className="fl-subtle fl-tabular">{t('traffic.fact.ago', { age })}</span>
      </Fact>
      <Fact term={t('traffic.fact.confidence')}>{t(`traffic.confidence.${figures.confidence}`)}</Fact>
      {figures.alternatives.length === 0 ? null : (
        <Fact term={t('traffic.fact.alternatives')}>
          {figures.alternatives.map((name) => {
            const other = others.find(({ source }) => source === name);
            return (
              <span key={name} className="fl-service-workload fl-tabular">
                {name}
                {other === undefined
                  ? null
                  : ` ${numbers.rate(other.requestsPerSecond)}, ${t('traffic.tip.errors', { share: numbers.share(other.errorShare) })}`}
              </span>
            );
          })}
        </Fact>
      )}
    </>
  );
}
