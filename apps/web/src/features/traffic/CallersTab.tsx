import type { Service } from '@fairlead/protocol';
import { Skeleton } from '@patternfly/react-core';
import { Alert } from '../../components/Alert.tsx';
import { useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import type { Heading } from '../../components/heading.ts';
import { Contradictions } from './Contradictions.tsx';
import { NoSource } from './NoSource.tsx';
import { Partly } from './Partly.tsx';
import { PeerTable } from './PeerTable.tsx';
import { PodShares } from './PodShares.tsx';
import { tellsNothing } from './tellsNothing.ts';
import { RangeBar } from './RangeBar.tsx';
import { TrafficCharts } from './TrafficCharts.tsx';
import { useTraffic } from './useTraffic.ts';
import './traffic.css';

export interface CallersTabProps {
  readonly service: Service;
  readonly heading: Heading;
}

/** Who calls a service and whom it calls, over time, and how the calls are shared among its pods. */
export function CallersTab({ service, heading: Section }: CallersTabProps) {
  const { t } = useTranslation();
  const { change } = useViewState();
  const source = useStatus().data?.traffic;
  const state = useTraffic(service.id);
  if (source !== undefined && tellsNothing(source)) {
    return (
      <div className="fl-callers">
        <NoSource traffic={source} />
      </div>
    );
  }
  const { traffic, error } = state;
  const onEdge = (select: string): void => change({ select }, 'push');
  return (
    <div className="fl-callers">
      {error === undefined || traffic === undefined ? null : (
        <Alert
          isInline
          isPlain
          component="div"
          variant="warning"
          title={t('traffic.unreadable', { detail: error.message })}
        />
      )}
      <Contradictions found={traffic?.contradictions ?? []} />
      {source === undefined ? null : <Partly {...source} />}
      <RangeBar onAgain={state.again} />
      <TrafficCharts {...state} />
      {traffic === undefined ? (
        error === undefined ? (
          <Skeleton height="60px" screenreaderText={t('traffic.reading')} />
        ) : null
      ) : (
        <>
          <PeerTable
            label={t('traffic.peers.inbound')}
            none={t('traffic.peers.noInbound')}
            peers={traffic.inbound}
            total={traffic.peersTotal.inbound}
            namespace={service.namespace}
            onEdge={onEdge}
          />
          <PeerTable
            label={t('traffic.peers.outbound')}
            none={t('traffic.peers.noOutbound')}
            peers={traffic.outbound}
            total={traffic.peersTotal.outbound}
            namespace={service.namespace}
            onEdge={onEdge}
          />
          <Section className="fl-traffic-heading">{t('traffic.pods.title')}</Section>
          <PodShares {...traffic} />
        </>
      )}
    </div>
  );
}
