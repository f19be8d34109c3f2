import { formatCount, formatDuration, stateWord } from '@fairlead/messages';
import type { ResourceStatus, Status } from '@fairlead/protocol';
import { memo, useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Link } from 'react-router';
import { isForbidden } from '../../api/isForbidden.ts';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { StateDot } from '../../components/StateDot.tsx';
import { useServerNow } from '../../components/useServerNow.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { TrafficStatusItem } from '../traffic/TrafficStatusItem.tsx';
import { lookOf, statusItems, type StatusItem } from './resourceGroups.ts';
import { useResourceName } from './useResourceName.ts';

/** The state of every resource, and what is in the picture. Each item opens its row in the cache panel. */
export function StatusBar({
  status,
  revision,
}: {
  readonly status: Status | undefined;
  readonly revision: number | undefined;
}) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const connection = useLivePart('connection');
  const nowMs = useServerNow(1_000);
  const shownRevision = revision ?? status?.revision;
  const lost = connection.phase === 'lost';
  const resources = status?.resources;
  const items = useMemo(() => statusItems(resources ?? []), [resources]);
  return (
    <footer className="fl-statusbar">
      <ul className="fl-statusbar-items" aria-label={t('frame.statusBar.label')}>
        {lost ? (
          <li>
            <StateDot look="lost" /> {t('frame.statusBar.streamLost')}{' '}
            <strong>
              {shownRevision === undefined
                ? t('frame.freshness.word.lost')
                : t('frame.statusBar.lostAt', { revision: formatCount(shownRevision, language) })}
            </strong>
            {shownRevision === undefined ? null : <span className="fl-subtle"> {t('frame.statusBar.resumes')}</span>}
          </li>
        ) : (
          [
            ...items.map((item) => (
              <Item key={item.name} item={item} nowMs={item.status.state === 'retrying' ? nowMs : 0} />
            )),
            ...(status === undefined ? [] : [<TrafficStatusItem key="traffic" traffic={status.traffic} />]),
          ]
        )}
      </ul>
      <Totals status={status} />
      {shownRevision === undefined ? null : (
        <span className="fl-statusbar-revision fl-tabular">
          {t('frame.statusBar.revision', { revision: formatCount(shownRevision, language) })}
        </span>
      )}
    </footer>
  );
}

interface ItemProps {
  readonly item: StatusItem;
  /** Of the server; only where an age is told, so that the others are left alone each second. */
  readonly nowMs: number;
}

const Item = memo(function Item({ item, nowMs }: ItemProps) {
  const name = useResourceName();
  const state = useStateText()(item.status, nowMs);
  return (
    <li>
      <Link to={{ pathname: '/cache', search: `open=${item.status.resource}` }}>
        <StateDot look={lookOf(item.status.state)} /> {name(item.name)} <strong className="fl-tabular">{state}</strong>
      </Link>
    </li>
  );
});

function useStateText(): (status: ResourceStatus, nowMs: number) => string {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (status, nowMs) => {
    const count = (value: number): string => formatCount(value, language);
    const { progress } = status;
    if (progress !== null && status.state === 'syncing') {
      if (progress.remaining === null) return t('frame.statusBar.page', { read: count(progress.read) });
      return t('frame.statusBar.pageOf', {
        read: count(progress.read),
        total: count(progress.read + progress.remaining),
      });
    }
    if (status.state === 'retrying') {
      return t('frame.statusBar.retrying', {
        age: formatDuration((nowMs - Date.parse(status.since)) / 1000, language),
      });
    }
    if (status.state === 'forbidden' && status.namespaces !== null) {
      const some = status.namespaces.filter((entry) => entry.state === 'forbidden').length;
      if (some > 0 && some < status.namespaces.length) {
        return t('frame.statusBar.forbiddenIn', { some: count(some), all: count(status.namespaces.length) });
      }
    }
    return stateWord(status.state, language);
  };
}

const Totals = memo(function Totals({ status }: { readonly status: Status | undefined }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (status === undefined) return null;
  const { services, pods, namespaces, emptyNamespaces } = status.counts;
  const text = (key: 'services' | 'pods' | 'namespaces', count: number): string =>
    t(`frame.statusBar.${key}`, {
      count,
      // What may not be read is not none.
      countText: count === 0 && isForbidden(status.resources, key) ? '–' : formatCount(count, language),
    });
  const empty =
    emptyNamespaces === 0 ? '' : t('frame.statusBar.empty', { countText: formatCount(emptyNamespaces, language) });
  return (
    <span className="fl-statusbar-totals fl-tabular">
      {`${text('services', services)} · ${text('pods', pods)} · ${text('namespaces', namespaces)}${empty}`}
    </span>
  );
});
