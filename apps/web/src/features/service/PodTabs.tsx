import type { Gate, Pod } from '@fairlead/protocol';
import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { GateLedger } from './GateLedger.tsx';
import { EventsView } from './live/EventsView.tsx';
import { PodLogView } from './live/PodLogView.tsx';
import { YamlView } from './live/YamlView.tsx';
import { PodFacts } from './PodFacts.tsx';
import type { FieldPath } from './statement/field.ts';

/** An opened pod: its gates and facts, and what is read live only once somebody opens it. */
export function PodTabs({ pod }: { readonly pod: Pod }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | number>('gates');
  const [field, setField] = useState<FieldPath>();
  const containers = [...pod.containers].toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
  return (
    <Tabs
      isSubtab
      mountOnEnter
      unmountOnExit
      activeKey={tab}
      onSelect={(_event, key) => {
        setTab(key);
        setField(undefined);
      }}
      aria-label={t('service.pods.tabsLabel', { name: pod.name })}
      className="fl-pod-tabs"
      usePageInsets={false}
    >
      <Tab eventKey="gates" title={<TabTitleText>{t('service.pods.gates')}</TabTitleText>}>
        <div className="fl-pod-body">
          <GateLedger
            pod={pod}
            onField={(wanted) => {
              setField(wanted);
              setTab('yaml');
            }}
          />
          <PodFacts pod={pod} />
        </div>
      </Tab>
      <Tab eventKey="log" title={<TabTitleText>{t('service.pods.log')}</TabTitleText>}>
        <div className="fl-pod-body">
          <PodLogView pod={pod} containers={containers.map(({ name }) => name)} start={logToStartWith(pod.gates)} />
        </div>
      </Tab>
      <Tab eventKey="events" title={<TabTitleText>{t('service.tabs.events')}</TabTitleText>}>
        <div className="fl-pod-body">
          <EventsView kind="pods" of={pod} />
        </div>
      </Tab>
      <Tab eventKey="yaml" title={<TabTitleText>{t('service.tabs.yaml')}</TabTitleText>}>
        <div className="fl-pod-body">
          <YamlView kind="pods" of={pod} field={field} />
        </div>
      </Tab>
    </Tabs>
  );
}

const rankOf = (kind: Pod['containers'][number]['kind']): number => (kind === 'container' ? 0 : 1);

/** The container that holds the pod back is the one to read; one that ends again and again has said why in its last run. */
export function logToStartWith(
  gates: readonly Gate[],
): { readonly container: string; readonly previous: boolean } | undefined {
  const held = gates.find(
    ({ kind, state }) => state !== 'passed' && (kind === 'container' || kind === 'init' || kind === 'sidecar'),
  );
  if (held?.name === undefined || held.name === null) return undefined;
  const facts = held.reason?.facts ?? {};
  const waiting = facts['reason'] ?? facts['waitingReason'];
  return { container: held.name, previous: waiting === 'CrashLoopBackOff' };
}
