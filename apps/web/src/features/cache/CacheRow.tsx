import { formatBytes, formatCount, formatDuration, stateWord } from '@fairlead/messages';
import type { CacheResource } from '@fairlead/protocol';
import { Td, Th, Tr } from '@patternfly/react-table';
import { useEffect, useId, useRef } from 'react';
import { StateDot } from '../../components/StateDot.tsx';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatIso } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { lookOf } from '../frame/resourceGroups.ts';
import { Chevron } from '../../components/Chevron.tsx';
import { CacheRowDetails } from './CacheRowDetails.tsx';
import { eventsPerSecond, formatPerSecond } from './perSecond.ts';

export interface CacheRowProps {
  readonly resource: CacheResource;
  /** Of the largest resource, from 0 to 1. */
  readonly share: number;
  readonly columns: number;
  /** Near the memory budget, events over time and busiest owners are not kept. */
  readonly keepsHistory: boolean;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** One resource; opened, its events, lists, errors and busiest owners. */
export function CacheRow({ resource, share, columns, keepsHistory, open, onToggle }: CacheRowProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const details = useId();
  const head = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    // Opened by the address: the row may lie below the fold.
    if (open) head.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const { objects, retainedBytes } = resource;
  const missing = t('common.missing');
  const held = retainedBytes === null ? missing : formatBytes(retainedBytes, language);
  const perObject =
    objects === null || objects === 0 || retainedBytes === null
      ? missing
      : t('cache.table.bytes', { value: formatCount(retainedBytes / objects, language) });
  const read = resource.lists > 0;
  return (
    <>
      <Tr ref={head} className="fl-tabular">
        <Th scope="row" className="fl-cache-resource">
          <button
            type="button"
            className="fl-row-toggle"
            aria-expanded={open}
            aria-controls={details}
            aria-label={t('cache.table.details', { resource: resource.resource })}
            onClick={() => onToggle(!open)}
          >
            <Chevron open={open} />
          </button>
          <strong>{resource.resource}</strong> <Version resource={resource} />
        </Th>
        <Td className="fl-cache-state">
          <State resource={resource} />
        </Td>
        <Td className="fl-number">{objects === null ? missing : formatCount(objects, language)}</Td>
        <Td className="fl-cache-bar-cell">
          <span className="fl-cache-bar" style={{ inlineSize: `${share * 100}%` }} />
        </Td>
        <Td className="fl-number">{held}</Td>
        <Td className="fl-number">{perObject}</Td>
        <Td className="fl-number">{read ? formatBytes(resource.wireBytes, language) : missing}</Td>
        <Td className="fl-number">{read ? formatPerSecond(eventsPerSecond(resource), language) : missing}</Td>
        <Td className="fl-number">{read ? formatCount(resource.relists, language) : missing}</Td>
        <Td className="fl-number">
          <LastEvent at={resource.lastEventAt} />
        </Td>
      </Tr>
      <Tr hidden={!open} id={details}>
        <Td colSpan={columns} className="fl-cache-details-cell">
          {open ? <CacheRowDetails resource={resource} keepsHistory={keepsHistory} /> : null}
        </Td>
      </Tr>
    </>
  );
}

function Version({ resource: { group, version, metadataOnly } }: { readonly resource: CacheResource }) {
  const { t } = useTranslation();
  const whole = group === '' ? version : `${group}/${version}`;
  return <span className="fl-subtle">{metadataOnly ? t('cache.table.metadataOnly', { version: whole }) : whole}</span>;
}

const WORKLOADS: readonly string[] = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'];
const ROUTERS: readonly string[] = [
  'ingresses',
  'gateways',
  'httproutes',
  'grpcroutes',
  'tlsroutes',
  'tcproutes',
  'udproutes',
  'referencegrants',
];

function State({ resource: { resource, state } }: { readonly resource: CacheResource }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const forbidden = WORKLOADS.includes(resource)
    ? 'workloads'
    : resource === 'pods' || resource === 'nodes'
      ? resource
      : ROUTERS.includes(resource)
        ? 'routers'
        : 'other';
  return (
    <>
      <StateDot look={lookOf(state)} /> {stateWord(state, language)}
      {state === 'forbidden' ? <span className="fl-subtle"> · {t(`cache.table.forbidden.${forbidden}`)}</span> : null}
    </>
  );
}

function LastEvent({ at }: { readonly at: string | null }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(1_000);
  if (at === null) return <span className="fl-subtle">{t('common.missing')}</span>;
  const atMs = Date.parse(at);
  return (
    <time className="fl-subtle" dateTime={at} title={formatIso(atMs, settings.times)}>
      {t('cache.table.ago', { age: formatDuration((nowMs - atMs) / 1000, language) })}
    </time>
  );
}
