import { formatCount } from '@fairlead/messages';
import type { Service } from '@fairlead/protocol';
import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useRef, useState, type ReactNode } from 'react';
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
import type { Heading } from '../../components/heading.ts';
import { VerdictAlert } from './VerdictAlert.tsx';

export interface ServiceBodyProps {
  readonly service: Service;
  readonly heading: Heading;
  readonly onFind: (label: string) => void;
  /** Beside the facts: what only the page has room for. */
  readonly children?: ReactNode;
}

/** Less of a part than this below the tabs would not tell what it is, px. */
const LEAST_SHOWN = 280;

/** Everything about a service below its name: verdict, facts, near misses, pods, ports. The same in drawer and page. */
export function ServiceBody({ service, heading, onFind, children }: ServiceBodyProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [tab, setTab] = useState<string | number>('pods');
  const [field, setField] = useState<FieldPath>();
  const parts = useRef<HTMLDivElement>(null);
  const show = (part: string | number, wanted?: FieldPath): void => {
    setField(wanted);
    setTab(part);
    if (parts.current !== null) bringUp(parts.current);
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
      <VerdictAlert service={service} heading={heading} onField={(wanted) => show('yaml', wanted)} />
      <div className="fl-service-known">
        <div>
          <ServiceFacts service={service} onFind={onFind} />
          <FromHere service={service} />
        </div>
        {children}
      </div>
      <div ref={parts} className="fl-service-parts">
        <Tabs
          activeKey={tab}
          mountOnEnter
          unmountOnExit
          onSelect={(_event, key) => show(key)}
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
              <TabTitleText>
                {callersTitle(service.callers ?? (callers.traffic?.peersTotal.inbound || null))}
              </TabTitleText>
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
            <ServiceEvents service={service} heading={heading} />
          </Tab>
          <Tab eventKey="yaml" title={<TabTitleText>{t('service.tabs.yaml')}</TabTitleText>}>
            <YamlView kind="services" of={service} field={field} />
          </Tab>
        </Tabs>
      </div>
      <ComparisonSection service={service} />
    </>
  );
}

/** Where much stands above the tabs, what was just asked for would lie below the edge. */
function bringUp(parts: HTMLElement): void {
  const scroller = parts.parentElement;
  if (scroller === null) return;
  const { bottom } = scroller.getBoundingClientRect();
  if (bottom - parts.getBoundingClientRect().top < LEAST_SHOWN) parts.scrollIntoView({ block: 'start' });
}
