import type { GraphEdge, GraphSnapshot } from '@fairlead/protocol';
import { Button, Title } from '@patternfly/react-core';
import { Alert } from '../../components/Alert.tsx';
import { useStatus } from '../../api/queries.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { CloseIcon } from '../../components/icons.tsx';
import { DrawerPanel } from '../../components/drawer/DrawerPanel.tsx';
import { EdgeFacts } from './EdgeFacts.tsx';
import { isAlarming } from './isAlarming.ts';
import { namespaceOfNode, type EdgeEnds } from '../../api/nodeName.ts';
import { useNodeName } from '../../components/strangers/useNodeName.ts';
import { NoSource } from './NoSource.tsx';
import { tellsNothing } from './tellsNothing.ts';
import { RangeBar } from './RangeBar.tsx';
import { StatusTable } from './StatusTable.tsx';
import { TrafficCharts } from './TrafficCharts.tsx';
import { useTraffic } from './useTraffic.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';
import './traffic.css';

export interface EdgePanelProps {
  readonly id: string;
  readonly ends: EdgeEnds;
  readonly snapshot: GraphSnapshot | undefined;
  readonly onClose: () => void;
}

/** One line of the map in the drawer: both ends, how much, what fails, how long it takes, and how that is known. */
export function EdgePanel({ id, ends, snapshot, onClose }: EdgePanelProps) {
  const { t } = useTranslation();
  const { change } = useViewState();
  const source = useStatus().data?.traffic;
  const edge = snapshot?.edges.find((one) => one.id === id);
  const state = useTraffic(edge?.kind === 'selects' ? undefined : id);
  const { name } = useNodeName();
  const namespaces = [...new Set([ends.source, ends.target].flatMap((end) => namespaceOfNode(end) ?? []))];
  return (
    <DrawerPanel
      subject={id}
      onClose={onClose}
      head={(titleId) => (
        <header className="fl-service-head fl-edge-head">
          <div className="fl-service-title">
            <Title id={titleId} headingLevel="h2" size="lg">
              {t('traffic.tip.ends', { source: name(ends.source), target: name(ends.target) })}
            </Title>
            <p className="fl-subtle">{[namespaces.join(' → '), t('traffic.edge.kind')].filter(Boolean).join(' · ')}</p>
          </div>
          <div className="fl-service-actions">
            <Button variant="plain" aria-label={t('traffic.edge.close')} icon={<CloseIcon />} onClick={onClose} />
          </div>
        </header>
      )}
    >
      <Headline edge={edge} known={snapshot !== undefined} error={state.error?.message} />
      <EdgeFacts ends={ends} edge={edge} traffic={state.traffic} onNode={(select) => change({ select }, 'push')} />
      {source !== undefined && tellsNothing(source) ? (
        <NoSource traffic={source} />
      ) : edge?.kind === 'selects' ? null : (
        <div className="fl-callers">
          <RangeBar onAgain={state.again} />
          <TrafficCharts {...state} />
          <StatusTable statuses={state.traffic?.statuses ?? []} />
        </div>
      )}
    </DrawerPanel>
  );
}

/** What is wrong, or that there is nothing to say: never that all is well. */
function Headline(props: {
  readonly edge: GraphEdge | undefined;
  readonly known: boolean;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const numbers = useTrafficNumbers();
  const { edge, known, error } = props;
  const say = (variant: 'danger' | 'warning' | 'info', text: string) => (
    <Alert
      isInline
      component="h3"
      variant={variant}
      title={text}
      className="fl-service-verdict"
      {...(variant === 'danger' ? { customIcon: <VerdictMark verdict="broken" size={18} /> } : {})}
    />
  );
  if (edge === undefined) return known ? say('info', t('traffic.edge.gone')) : null;
  if (error !== undefined) return say('warning', t('traffic.unreadable', { detail: error }));
  const { traffic } = edge;
  if (traffic === undefined || !isAlarming(traffic)) return null;
  return say(
    'danger',
    t('traffic.edge.fails', {
      share: numbers.share(traffic.errorShare),
      rate: numbers.rate(traffic.requestsPerSecond ?? traffic.connectionsPerSecond),
    }),
  );
}
