import { formatCount, formatRate, verdictWord, type ReasonText } from '@fairlead/messages';
import type { Attention } from '@fairlead/protocol';
import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Since } from '../../components/Since.tsx';
import { useReasonText } from '../../components/useReasonText.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { RailGrouping } from '../../viewState/viewState.ts';
import {
  type AttentionGroup,
  byCause,
  byNamespace,
  causeReason,
  inOrder,
  nameOf,
  namespaceOf,
  newestSince,
} from './order.ts';
import { useQuietOrder } from './useQuietOrder.ts';

export interface AttentionListProps {
  readonly items: readonly Attention[];
  readonly grouping: RailGrouping;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onNamespace: (name: string) => void;
}

/** Namespaces named in the line of a group; the rest is counted. */
const NAMESPACES = 3;

export const AttentionList = memo(function AttentionList(props: AttentionListProps) {
  const { t } = useTranslation();
  const { items, grouping } = props;
  const groups = useMemo(() => groupsOf(items, grouping), [items, grouping]);
  const { items: shown, handlers } = useQuietOrder(groups, (group) => group.key);
  if (items.length === 0) return <p className="fl-rail-note">{t('attention.noneShown')}</p>;
  return (
    <ul className="fl-rail-list" {...handlers}>
      {shown.map((group) =>
        grouping === 'service' || (grouping === 'cause' && group.items.length === 1) ? (
          <ServiceRow
            key={group.key}
            item={group.first}
            selected={group.first.id === props.selectedId}
            onSelect={props.onSelect}
          />
        ) : (
          <GroupRow key={group.key} group={group} {...props} />
        ),
      )}
    </ul>
  );
});

function groupsOf(items: readonly Attention[], grouping: RailGrouping): readonly AttentionGroup[] {
  if (grouping === 'cause') return byCause(items);
  if (grouping === 'namespace') return byNamespace(items);
  return inOrder(items).map((item) => ({
    key: item.id,
    verdict: item.verdict,
    items: [item],
    first: item,
    subject: undefined,
    namespace: undefined,
    isMixed: false,
  }));
}

interface ServiceRowProps {
  readonly item: Attention;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

const ServiceRow = memo(function ServiceRow({ item, selected, onSelect }: ServiceRowProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const reasonText = useReasonText();
  return (
    <Row
      verdict={item.verdict}
      selected={selected}
      onClick={() => onSelect(item.id)}
      title={
        <>
          <strong>{nameOf(item.id)}</strong> <span className="fl-subtle">{namespaceOf(item.id)}</span>
        </>
      }
      since={<Since since={item.since} />}
      line={item.headline === null ? '' : reasonText(item.headline).line}
      end={
        item.failingPerSecond === null || item.failingPerSecond === 0
          ? undefined
          : t('attention.fail', { rate: formatRate(item.failingPerSecond, language) })
      }
    />
  );
});

function GroupRow({
  group,
  selectedId,
  onSelect,
  onNamespace,
}: AttentionListProps & { readonly group: AttentionGroup }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const reasonText = useReasonText();
  const count = group.items.length;
  const services = t('attention.services', { count, countText: formatCount(count, language) });
  const verdicts = (['broken', 'degraded'] as const)
    .map((verdict) => ({ verdict, number: group.items.filter((item) => item.verdict === verdict).length }))
    .filter(({ number }) => number > 0)
    .map(({ verdict, number }) => t(`attention.of.${verdict}`, { countText: formatCount(number, language) }))
    .join(language === 'zh' ? '，' : ', ');
  const namespaces = [...new Set(group.items.map((item) => namespaceOf(item.id)))].toSorted();
  const list = namespaces.slice(0, NAMESPACES).join(language === 'zh' ? '、' : ', ');
  const named =
    namespaces.length <= NAMESPACES
      ? list
      : t('attention.more', { list, count: namespaces.length - NAMESPACES, total: namespaces.length });
  // A sum over pods counts those of one service; what they share holds for the group.
  const reason = group.isMixed ? (causeReason(group.first) ?? null) : group.first.headline;
  const title = group.namespace ?? (reason === null ? '' : titleOf(reasonText(reason), group));
  return (
    <Row
      verdict={group.verdict}
      selected={group.items.some((item) => item.id === selectedId)}
      // A namespace narrows the picture to itself; a cause leads through its services, one per click.
      onClick={() =>
        group.namespace === undefined ? onSelect(nextOf(group, selectedId)) : onNamespace(group.namespace)
      }
      wraps
      title={
        <strong>
          {group.subject === undefined ? title : t('attention.subject', { reason: title, subject: group.subject })}
        </strong>
      }
      since={<Since since={newestSince(group)} />}
      line={group.namespace === undefined ? t('attention.inNamespaces', { services, namespaces: named }) : verdicts}
      end={undefined}
    />
  );
}

interface RowProps {
  readonly verdict: Attention['verdict'];
  readonly selected: boolean;
  readonly onClick: () => void;
  readonly title: ReactNode;
  readonly since: ReactNode;
  readonly line: string;
  readonly end: string | undefined;
  readonly wraps?: boolean;
}

function Row({ verdict, selected, onClick, title, since, line, end, wraps = false }: RowProps) {
  const { language } = useSettings();
  return (
    <li>
      <button
        type="button"
        className={`fl-rail-row${selected ? ' fl-rail-row-selected' : ''}${wraps ? ' fl-rail-row-wraps' : ''}`}
        aria-current={selected}
        onClick={onClick}
      >
        <VerdictMark verdict={verdict} label={verdictWord(verdict, language)} />
        <span className="fl-rail-first">
          <span className="fl-rail-title">{title}</span>
          <span className="fl-rail-since fl-subtle">{since}</span>
        </span>
        <span className="fl-rail-second">
          <span className="fl-rail-line" title={line}>
            {line}
          </span>
          {end === undefined ? null : <span className="fl-rail-end fl-subtle fl-tabular">{end}</span>}
        </span>
      </button>
    </li>
  );
}

function nextOf(group: AttentionGroup, selectedId: string | undefined): string {
  const at = group.items.findIndex((item) => item.id === selectedId);
  return (group.items[(at + 1) % group.items.length] ?? group.first).id;
}

/** With a subject behind it, or many, the short form, as on a card; alone the line that a list has. */
function titleOf({ short, line }: ReasonText, { subject, isMixed }: AttentionGroup): string {
  return subject === undefined && !isMixed ? line : short.charAt(0).toLocaleUpperCase() + short.slice(1);
}
