import { formatCount, formatDuration } from '@fairlead/messages';
import type { Events, ObjectEvent } from '@fairlead/protocol';
import { Label } from '@patternfly/react-core';
import type { ObjectName } from '../../../api/ApiClient.ts';
import { useLive } from '../../../api/LiveProvider.tsx';
import { queryKeys } from '../../../api/queryKeys.ts';
import { useServerNow } from '../../../components/useServerNow.ts';
import { formatIso } from '../../../i18n/formatTime.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { LivePane } from './LivePane.tsx';
import { useLiveRead } from './useLiveRead.ts';

export interface EventsViewProps {
  readonly kind: 'pods' | 'services';
  readonly of: ObjectName;
}

/** What the cluster has noted about one object, the newest first; read when it is opened. */
export function EventsView({ kind, of }: EventsViewProps) {
  const { client } = useLive();
  const read = useLiveRead(queryKeys.live('events', [kind, of.namespace, of.name]), (signal) =>
    client.events(kind, of, signal),
  );
  return (
    <LivePane read={read} grant="kubectl apply -f docs/rbac/cluster-role-details.yaml">
      {(events) => <EventList events={events} />}
    </LivePane>
  );
}

function EventList({ events }: { readonly events: Events }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { items, total, complete } = events;
  if (items.length === 0) return <p className="fl-subtle">{t('service.live.noEvents')}</p>;
  return (
    <>
      <ul className="fl-events" aria-label={t('service.live.eventsLabel')}>
        {items.map((event, index) => (
          <EventItem key={`${event.reason} ${event.firstAt} ${index}`} event={event} />
        ))}
      </ul>
      {items.length === total && complete ? null : (
        <p className="fl-subtle">
          {t('service.live.eventsBounded', {
            shown: formatCount(items.length, language),
            total: `${formatCount(total, language)}${complete ? '' : '+'}`,
          })}
        </p>
      )}
    </>
  );
}

function EventItem({ event }: { readonly event: ObjectEvent }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(5_000);
  const { type, reason, message, count, lastAt, source, container } = event;
  const warning = type !== 'Normal';
  const lastMs = lastAt === null ? undefined : Date.parse(lastAt);
  const from = [source, container === null ? null : t('service.live.container', { name: container })];
  return (
    <li>
      <span className="fl-event-head">
        <Label isCompact variant="outline" {...(warning ? { status: 'warning' } : {})}>
          {reason}
        </Label>
        {count > 1 ? <span className="fl-tabular">×{formatCount(count, language)}</span> : null}
        <span className="fl-subtle">{from.filter((part) => part !== null).join(', ')}</span>
        {lastMs === undefined ? null : (
          <time dateTime={lastAt ?? ''} title={formatIso(lastMs, settings.times)} className="fl-event-time fl-tabular">
            {t('service.live.ago', { age: formatDuration(Math.max(0, (nowMs - lastMs) / 1000), language) })}
          </time>
        )}
      </span>
      <span className="fl-wrap">
        {warning ? <span className="fl-visually-hidden">{t('service.live.warning')} </span> : null}
        {message}
      </span>
    </li>
  );
}
