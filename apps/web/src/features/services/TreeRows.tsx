import { formatCount, trafficWord, verdictWord } from '@fairlead/messages';
import { memo, type ReactNode } from 'react';
import { Chevron } from '../../components/Chevron.tsx';
import { Since } from '../../components/Since.tsx';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { MiddleTruncated } from '../service/MiddleTruncated.tsx';
import { trafficOf } from '../service/podOrder.ts';
import { usePodReason } from '../service/usePodReason.ts';
import { isAlarming } from '../traffic/isAlarming.ts';
import type { Column } from '../../viewState/tableState.ts';
import { Cell } from './Cell.tsx';
import { OwnerText } from './OwnerText.tsx';
import { nameOfOwner } from './nameOfOwner.ts';
import type { NamespaceRow, NoteRow, PodTreeRow, ServiceTreeRow, WorkloadRow } from './tree.ts';
import type { RowTexts } from './useRowTexts.ts';

export interface CellsProps<R> {
  readonly row: R;
  readonly columns: readonly Column[];
  readonly onToggle: (id: string, open: boolean) => void;
}

/** A namespace: its name, and how many of its services are in trouble. */
export const NamespaceCells = memo(function NamespaceCells({ row, columns, onToggle }: CellsProps<NamespaceRow>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const count = (value: number): string => formatCount(value, language);
  return (
    <>
      <NameCell name={row.name} open={row.open} onToggle={() => onToggle(row.id, !row.open)} />
      {columns.length < 2 ? null : (
        <td role="gridcell" className="pf-v6-c-table__td" colSpan={columns.length - 1}>
          <span className="fl-tree-counts fl-tabular">
            {(['broken', 'degraded'] as const).map((verdict) =>
              row[verdict] === 0 ? null : (
                <span key={verdict} className={`fl-tree-count fl-word-${verdict}`}>
                  <VerdictMark verdict={verdict} size={14} />{' '}
                  {t(`services.counts.${verdict}`, { countText: count(row[verdict]) })}{' '}
                </span>
              ),
            )}
            <span className="fl-subtle">
              {t('services.services', { count: row.services, countText: count(row.services) })}
            </span>
          </span>
        </td>
      )}
    </>
  );
});

export const ServiceCells = memo(function ServiceCells({
  row,
  columns,
  onToggle,
  texts,
}: CellsProps<ServiceTreeRow> & { readonly texts: RowTexts }) {
  const { language } = useSettings();
  const service = row.row;
  const cells: Readonly<Record<Exclude<Column, 'name'>, () => ReactNode>> = {
    verdict: () => (
      <Cell key="verdict">
        <span className={`fl-tree-verdict fl-word-${service.verdict}`}>
          <VerdictMark verdict={service.verdict} size={16} /> {verdictWord(service.verdict, language)}
        </span>
      </Cell>
    ),
    ready: () => (
      <Cell key="ready" number>
        {texts.ready(service)}
      </Cell>
    ),
    why: () => (
      <Cell key="why" title={texts.sentence(service)}>
        {texts.why(service)}
      </Cell>
    ),
    since: () => (
      <Cell key="since" number subtle>
        {service.since === null ? null : <Since since={service.since} />}
      </Cell>
    ),
    type: () => <Cell key="type">{texts.type(service)}</Cell>,
    ports: () => (
      <Cell key="ports" mono title={texts.ports(service)}>
        {texts.ports(service)}
      </Cell>
    ),
    callers: () => (
      <Cell key="callers" number>
        {texts.callers(service)}
      </Cell>
    ),
    rate: () => (
      <Cell key="rate" number>
        {texts.rate(service)}
      </Cell>
    ),
    errors: () => (
      <Cell key="errors" number>
        <span className={isAlarming(service.traffic) ? 'fl-word-broken' : undefined}>{texts.errors(service)}</span>
      </Cell>
    ),
    zones: () => (
      <Cell key="zones" title={texts.zones(service)}>
        {texts.zones(service)}
      </Cell>
    ),
    owner: () => (
      <Cell key="owner" title={texts.owners(service)}>
        <OwnerText {...texts.owner(service)} />
      </Cell>
    ),
    age: () => (
      <Cell key="age" number subtle>
        {service.createdAt === null ? null : <Since since={{ at: service.createdAt, basis: 'api' }} />}
      </Cell>
    ),
  };
  return (
    <>
      <NameCell name={service.name} open={row.open} onToggle={() => onToggle(row.id, !row.open)} />
      {columns.map((column) => (column === 'name' ? null : cells[column]()))}
    </>
  );
});

/** One of several workloads of a service: its kind, and how many of its pods receive traffic. */
export const WorkloadCells = memo(function WorkloadCells({ row, columns, onToggle }: CellsProps<WorkloadRow>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const count = (value: number): string => formatCount(value, language);
  const cells: Partial<Record<Column, ReactNode>> = {
    verdict: row.workload?.kind,
    ready: `${count(row.receiving)}/${count(row.pods)}`,
    owner: row.workload === null ? '' : nameOfOwner(row.workload),
  };
  return (
    <>
      <NameCell
        name={row.workload?.name ?? t('services.noWorkload')}
        open={row.open}
        onToggle={() => onToggle(row.id, !row.open)}
      />
      {columns.map((column) =>
        column === 'name' ? null : (
          <Cell key={column} subtle number={column === 'ready'}>
            {cells[column]}
          </Cell>
        ),
      )}
    </>
  );
});

export const PodCells = memo(function PodCells({ row, columns }: Omit<CellsProps<PodTreeRow>, 'onToggle'>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const reasonOf = usePodReason();
  const { pod } = row;
  const place =
    pod.node === null
      ? t('service.pods.noNode')
      : pod.zone === null
        ? pod.node
        : t('service.pods.zoneOf', { node: pod.node, zone: pod.zone });
  const reason = reasonOf(pod);
  const owner = pod.workload === null ? '' : nameOfOwner(pod.workload);
  const cells: Readonly<Record<Exclude<Column, 'name'>, () => ReactNode>> = {
    verdict: () => (
      <Cell key="verdict" subtle>
        {trafficWord(trafficOf(pod), language)}
      </Cell>
    ),
    ready: () => <Cell key="ready" />,
    why: () => (
      <Cell key="why" title={reason}>
        {reason}
      </Cell>
    ),
    since: () => (
      <Cell key="since" number subtle>
        <Since since={pod.since} />
      </Cell>
    ),
    type: () => (
      <Cell key="type" subtle title={place}>
        {place}
      </Cell>
    ),
    ports: () => (
      <Cell key="ports" mono subtle>
        {pod.addresses.join(', ')}
      </Cell>
    ),
    callers: () => <Cell key="callers" />,
    rate: () => <Cell key="rate" />,
    errors: () => <Cell key="errors" />,
    zones: () => (
      <Cell key="zones" subtle>
        {pod.zone}
      </Cell>
    ),
    owner: () => (
      <Cell key="owner" subtle title={owner}>
        {owner}
      </Cell>
    ),
    age: () => (
      <Cell key="age" number subtle>
        {pod.startedAt === null ? null : <Since since={{ at: pod.startedAt, basis: 'api' }} />}
      </Cell>
    ),
  };
  return (
    <>
      <td role="gridcell" className="pf-v6-c-table__td fl-tree-name fl-mono" aria-label={pod.name}>
        <MiddleTruncated text={pod.name} />
      </td>
      {columns.map((column) => (column === 'name' ? null : cells[column]()))}
    </>
  );
});

export function NoteCells({ row, columns }: Omit<CellsProps<NoteRow>, 'onToggle'>) {
  const text = useNoteText(row.note);
  return (
    <td role="gridcell" className="pf-v6-c-table__td fl-tree-name fl-subtle" colSpan={columns.length}>
      {text}
    </td>
  );
}

function useNoteText(note: NoteRow['note']): string {
  const { t } = useTranslation();
  const { language } = useSettings();
  switch (note.kind) {
    case 'failed':
      return t('services.podsUnreadable', { detail: note.detail });
    case 'reading':
      return t('services.readingPods');
    case 'none':
      return t('services.noPods');
    case 'cut':
      return t('service.pods.bounded', {
        shown: formatCount(note.shown, language),
        total: formatCount(note.total, language),
      });
  }
}

function NameCell({
  name,
  open,
  onToggle,
}: {
  readonly name: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  return (
    <td role="gridcell" className="pf-v6-c-table__td fl-tree-name" title={name}>
      <button
        type="button"
        className="fl-row-toggle"
        // The row itself is the stop of the keyboard; arrows open and close it.
        tabIndex={-1}
        aria-label={open ? t('services.close', { name }) : t('services.open', { name })}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        <Chevron open={open} />
      </button>
      <strong>{name}</strong>
    </td>
  );
}
