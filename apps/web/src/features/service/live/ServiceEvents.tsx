import type { Service } from '@fairlead/protocol';
import { Fragment } from 'react';
import type { Heading } from '../../../components/heading.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { inPodOrder, receives } from '../podOrder.ts';
import { EventsView } from './EventsView.tsx';

/** Pods whose events stand beside those of their service: each is a request. */
const PODS_AT_MOST = 3;

/** Events about a service, and about the first of its pods that get no traffic: there stands why. */
export function ServiceEvents({ service, heading: Title }: { readonly service: Service; readonly heading: Heading }) {
  const { t } = useTranslation();
  const troubled = inPodOrder(service.pods)
    .filter((pod) => !receives(pod))
    .slice(0, PODS_AT_MOST);
  if (troubled.length === 0) return <EventsView kind="services" of={service} />;
  return (
    <>
      <Title className="fl-events-of">{t('service.live.ofService')}</Title>
      <EventsView kind="services" of={service} />
      {troubled.map((pod) => (
        <Fragment key={pod.uid}>
          <Title className="fl-events-of">{t('service.live.ofPod', { name: pod.name })}</Title>
          <EventsView kind="pods" of={pod} />
        </Fragment>
      ))}
    </>
  );
}
