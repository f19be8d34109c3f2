import { formatCount } from '@fairlead/messages';
import type { Service } from '@fairlead/protocol';
import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { CallersTab } from '../traffic/CallersTab.tsx';
import { useTraffic } from '../traffic/useTraffic.ts';
import { ComparisonSection } from './comparison/ComparisonSection.tsx';
import { FromHere } from './fromHere/FromHere.tsx';
import { NearMisses } from './NearMiss.tsx';
import { ServiceEvents } from './live/ServiceEvents.tsx';
import { YamlView } from './live/YamlView.tsx';
import { PodList } from './PodList.tsx';
import { PortsTable } from './PortsTable.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';
import type { FieldPath } from './statement/field.ts';
import { VerdictAlert, type Heading } from './VerdictAlert.tsx';

export interface ServiceBodyProps {
  readonly service: Service;
  readonly heading: Heading;
  readonly onFind: (label: string) => void;
}

/** Everything about a service below its name: verdict, facts, near misses, pods, ports. The same in drawer and page. */
export function ServiceBody({ service, heading, onFind }: ServiceBodyProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [tab, setTab] = useState<string | number>('pods');
  const [field, setField] = useState<FieldPath>();
  const showField = (wanted: FieldPath): void => {
    setField(wanted);
    setTab('yaml');
  };
  const { receiving, total } = service.backends;
  const callers = useTraffic(service.id);
  const callersTitle = (count: number | null): string =>
    count === null
      ? t('service.tabs.callersPlain')
      : t('service.tabs.callers', { countText: formatCount(count, language) });
  const counts = { receiving: formatCount(receiving, language), total: formatCount(total, language) };
  return (
    <>
      <VerdictAlert service={service} heading={heading} onField={showField} />
      <ServiceFacts service={service} onFind={onFind} />
      <FromHere service={service} />
      <Tabs
        activeKey={tab}
        mountOnEnter
        unmountOnExit
        onSelect={(_event, key) => {
          setTab(key);
          setField(undefined);
        }}
        aria-label={t('service.tabs.label')}
        className="fl-service-tabs"
        usePageInsets={false}
      >
        <Tab eventKey="pods" title={<TabTitleText>{t('service.tabs.pods', counts)}</TabTitleText>}>
          <PodList service={service} />
          <NearMisses service={service} />
        </Tab>
        <Tab
          eventKey="callers"
          title={
            <TabTitleText>{callersTitle(service.callers ?? callers.traffic?.peersTotal.inbound ?? null)}</TabTitleText>
          }
        >
          <CallersTab service={service} heading={heading} />
        </Tab>
        <Tab
          eventKey="ports"
          title={
            <TabTitleText>
              {t('service.tabs.ports', { countText: formatCount(service.ports.length, language) })}
            </TabTitleText>
          }
        >
          <PortsTable service={service} />
        </Tab>
        <Tab eventKey="events" title={<TabTitleText>{t('service.tabs.events')}</TabTitleText>}>
          <ServiceEvents service={service} />
        </Tab>
        <Tab eventKey="yaml" title={<TabTitleText>{t('service.tabs.yaml')}</TabTitleText>}>
          <YamlView kind="services" of={service} field={field} />
        </Tab>
      </Tabs>
      <ComparisonSection service={service} />
    </>
  );
}
