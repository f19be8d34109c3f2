import type { FindMatch, GraphSnapshot, ResourceStatus, Verdict } from '@fairlead/protocol';
import { Button, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { memo, useCallback, useId, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { isComplete } from '../../api/isComplete.ts';
import { isForbidden } from '../../api/isForbidden.ts';
import { useNamespaces, useStatus } from '../../api/queries.ts';
import { FindBox } from '../find/FindBox.tsx';
import { HideMenu } from '../find/HideMenu.tsx';
import { useFinding } from '../find/useFinding.ts';
import { useWalk } from '../find/useWalk.ts';
import { ViewsMenu } from '../find/ViewsMenu.tsx';
import { FocusMenu } from '../focus/FocusMenu.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import { FilterChips } from './FilterChips.tsx';
import { NamespaceSelect } from './NamespaceSelect.tsx';
import { VerdictFilter, type VerdictCounts } from './VerdictFilter.tsx';
import './toolbar.css';

export interface FilterToolbarProps {
  readonly snapshot: GraphSnapshot | undefined;
  /** Enter in the find box, and its arrows: goes to a match. */
  readonly onGo: (match: FindMatch) => void;
  /** Picked services are a filter here, not only a mark. */
  readonly picksFilter?: boolean;
  /** What belongs to one screen, at the right. */
  readonly children?: ReactNode;
  /** What has a key of its own and stays in a narrow window, too. */
  readonly last?: ReactNode;
}

type Next = (before: readonly string[]) => readonly string[];

/** Filters that map and table share; they live in the address. */
export const FilterToolbar = memo(function FilterToolbar({
  snapshot,
  onGo,
  picksFilter = false,
  children,
  last,
}: FilterToolbarProps) {
  const { t } = useTranslation();
  const { view, change } = useViewState();
  const resources = useStatus().data?.resources;
  const namespaces = useNamespaces().data?.items;
  const { problem, pending } = useFinding();
  const walk = useWalk(snapshot, onGo);
  const restId = useId();
  const [more, setMore] = useState(false);
  const counts = useMemo(
    () => (snapshot === undefined ? undefined : countsOf(snapshot, resources)),
    [snapshot, resources],
  );
  const onNamespaces = useCallback(
    (next: Next) => change(({ namespaces: chosen }) => ({ namespaces: next(chosen) }), 'push'),
    [change],
  );
  const onVerdict = useCallback((verdict: Verdict | undefined) => change({ verdict }, 'push'), [change]);
  const onHide = useCallback((next: Next) => change(({ hide }) => ({ hide: next(hide) }), 'push'), [change]);
  return (
    <div className="fl-filters">
      <Toolbar className="fl-toolbar" aria-label={t('toolbar.label')} role="toolbar">
        <ToolbarContent>
          <ToolbarItem>
            <NamespaceSelect chosen={view.namespaces} namespaces={namespaces} onChange={onNamespaces} />
          </ToolbarItem>
          <ToolbarItem className="fl-toolbar-find">
            <FindBox
              value={view.find}
              problem={problem}
              walk={walk}
              pending={pending}
              onChange={(find) => change({ find }, 'replace')}
            />
          </ToolbarItem>
          <ToolbarItem>
            <VerdictFilter verdict={view.verdict} counts={counts} onChange={onVerdict} />
          </ToolbarItem>
          <ToolbarItem className="fl-toolbar-hide">
            <HideMenu hide={view.hide} hidden={snapshot?.hidden} onChange={onHide} />
          </ToolbarItem>
          <ToolbarItem className="fl-toolbar-more">
            <Button
              variant="plain"
              icon={<EllipsisVIcon />}
              aria-label={t('toolbar.more')}
              aria-expanded={more}
              aria-controls={restId}
              onClick={() => setMore(!more)}
            />
          </ToolbarItem>
          <ToolbarGroup id={restId} className={`fl-toolbar-rest${more ? ' fl-toolbar-rest-open' : ''}`}>
            <ToolbarItem>
              <FocusMenu />
            </ToolbarItem>
            {children}
            <ToolbarItem>
              <ViewsMenu />
            </ToolbarItem>
          </ToolbarGroup>
          {last === undefined ? null : <ToolbarItem className="fl-toolbar-last">{last}</ToolbarItem>}
        </ToolbarContent>
      </Toolbar>
      <FilterChips
        view={view}
        snapshot={snapshot}
        picksFilter={picksFilter}
        known={namespaces?.map((namespace) => namespace.name)}
        onChange={(patch) => change(patch, 'push')}
      />
    </div>
  );
});

function countsOf(snapshot: GraphSnapshot, resources: readonly ResourceStatus[] | undefined): VerdictCounts {
  const noServices = isForbidden(resources, 'services');
  const noVerdicts = noServices || isForbidden(resources, 'pods');
  const count = (verdict: 'broken' | 'degraded'): number =>
    snapshot.attention.filter((item) => item.verdict === verdict).length + snapshot.hidden[verdict];
  const known = (value: number, isUnread: boolean): number | 'unread' => (isUnread && value === 0 ? 'unread' : value);
  const total = known(snapshot.total, noServices);
  if (!isComplete(resources) && snapshot.attention.length === 0) return { total };
  return { total, broken: known(count('broken'), noVerdicts), degraded: known(count('degraded'), noVerdicts) };
}
