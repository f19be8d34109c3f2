import type { Service } from '@fairlead/protocol';
import { Fragment } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { inPodOrder, receives } from '../podOrder.ts';
import { EventsView } from './EventsView.tsx';

/** Pods whose events stand beside those of their service: each is a request. */
const PODS_AT_MOST = 3;

/** Events about a service, and about the first of its pods that get no traffic: there stands why. */
export function ServiceEvents({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const troubled = inPodOrder(service.pods)
    .filter((pod) => !receives(pod))
    .slice(0, PODS_AT_MOST);
  if (troubled.length === 0) return <EventsView kind="services" of={service} />;
  return (
    <>
      <h4 className="fl-events-of">{t('service.live.ofService')}</h4>
      <EventsView kind="services" of={service} />
      {troubled.map((pod) => (
        <Fragment key={pod.uid}>
          <h4 className="fl-events-of">{t('service.live.ofPod', { name: pod.name })}</h4>
          <EventsView kind="pods" of={pod} />
        </Fragment>
      ))}
    </>
  );
}
