import { formatCount } from '@fairlead/messages';
import type { Attention, GraphSnapshot } from '@fairlead/protocol';
import { Button, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { memo, useId } from 'react';
import { ChevronLeftIcon, ChevronRightIcon } from '../../components/icons.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { RailGrouping } from '../../viewState/viewState.ts';
import { AttentionList } from './AttentionList.tsx';
import { NothingWrong } from './NothingWrong.tsx';
import './attention.css';

/** From here on, one row per service would hide what they have in common. */
const GROUP_FROM = 13;
const GROUPINGS = ['cause', 'namespace', 'service'] as const;
const GROUPING_TEXT = {
  cause: 'attention.byCause',
  namespace: 'attention.byNamespace',
  service: 'attention.byService',
} as const;

export interface AttentionRailProps {
  readonly snapshot: GraphSnapshot;
  /** What to list: everything of the snapshot, or what the filters leave. */
  readonly items: readonly Attention[];
  readonly selectedId: string | undefined;
  readonly grouping: RailGrouping | undefined;
  readonly open: boolean;
  /** Whether pods and nodes have been read; before that there is no verdict. */
  readonly complete: boolean;
  /** It is not known which services there are. */
  readonly unread: boolean;
  /** Pods may not be read: that none is known to be broken is no count of them. */
  readonly blind?: boolean;
  readonly onToggle: () => void;
  readonly onGrouping: (grouping: RailGrouping) => void;
  readonly onSelect: (id: string) => void;
  readonly onNamespace: (name: string) => void;
}

/** What is broken and why, without a click; collapsed, the two counts. */
export const AttentionRail = memo(function AttentionRail(props: AttentionRailProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const heading = useId();
  const { snapshot, items, open } = props;
  // What is hidden from the map is not well for that.
  const { hidden } = snapshot;
  const counts = {
    broken: snapshot.attention.filter((item) => item.verdict === 'broken').length + hidden.broken,
    degraded: snapshot.attention.filter((item) => item.verdict === 'degraded').length + hidden.degraded,
  };
  const text = { broken: formatCount(counts.broken, language), degraded: formatCount(counts.degraded, language) };
  if (!open) {
    return (
      <aside className="fl-rail fl-rail-closed" aria-label={t('attention.title')}>
        <Button
          variant="plain"
          size="sm"
          icon={<ChevronRightIcon />}
          aria-label={t('attention.expand')}
          aria-expanded={false}
          onClick={props.onToggle}
        />
        <div className="fl-rail-strip fl-tabular" role="img" aria-label={t('attention.strip', text)}>
          <VerdictMark verdict="broken" size={20} />
          <span>{text.broken}</span>
          <VerdictMark verdict="degraded" size={20} />
          <span>{text.degraded}</span>
        </div>
      </aside>
    );
  }
  const many = snapshot.attention.length >= GROUP_FROM;
  const grouping = props.grouping ?? (many ? 'cause' : 'service');
  const judged = (props.complete && props.blind !== true) || snapshot.attention.length > 0;
  const services = t('attention.services', { count: snapshot.total, countText: formatCount(snapshot.total, language) });
  return (
    <aside className="fl-rail" aria-labelledby={heading}>
      <header className="fl-rail-head">
        <h2 id={heading}>{t('attention.title')}</h2>
        <Button
          variant="plain"
          size="sm"
          icon={<ChevronLeftIcon />}
          aria-label={t('attention.collapse')}
          aria-expanded
          onClick={props.onToggle}
        />
        <p className="fl-subtle fl-tabular">
          {judged && snapshot.total > 0 ? t('attention.summary', { ...text, services }) : services}
        </p>
        {hidden.services === 0 ? null : (
          <p className="fl-subtle fl-tabular">
            {t(hidden.broken + hidden.degraded === 0 ? 'attention.hiddenWell' : 'attention.hidden', {
              count: hidden.services,
              countText: formatCount(hidden.services, language),
              broken: formatCount(hidden.broken, language),
              degraded: formatCount(hidden.degraded, language),
            })}
          </p>
        )}
        {many || props.grouping !== undefined ? (
          <ToggleGroup isCompact aria-label={t('attention.grouping')} className="fl-rail-grouping">
            {GROUPINGS.map((name) => (
              <ToggleGroupItem
                key={name}
                text={t(GROUPING_TEXT[name])}
                isSelected={grouping === name}
                onChange={() => props.onGrouping(name)}
              />
            ))}
          </ToggleGroup>
        ) : null}
      </header>
      {snapshot.attention.length === 0 ? (
        <NothingWrong snapshot={snapshot} complete={props.complete} unread={props.unread} />
      ) : (
        <AttentionList
          items={items}
          grouping={grouping}
          selectedId={props.selectedId}
          onSelect={props.onSelect}
          onNamespace={props.onNamespace}
        />
      )}
    </aside>
  );
});
