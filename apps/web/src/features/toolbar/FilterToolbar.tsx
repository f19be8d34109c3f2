import type { GraphSnapshot } from '@fairlead/protocol';
import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { isComplete } from '../../api/isComplete.ts';
import { useNamespaces, useStatus } from '../../api/queries.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { FilterChips } from './FilterChips.tsx';
import { FindBox } from './FindBox.tsx';
import { NamespaceSelect } from './NamespaceSelect.tsx';
import { VerdictFilter, type VerdictCounts } from './VerdictFilter.tsx';
import './toolbar.css';

export interface FilterToolbarProps {
  readonly snapshot: GraphSnapshot | undefined;
  readonly matches: readonly string[] | undefined;
  /** What belongs to one screen, at the right. */
  readonly children?: ReactNode;
}

/** Filters that map and table share; they live in the address. */
export function FilterToolbar({ snapshot, matches, children }: FilterToolbarProps) {
  const { t } = useTranslation();
  const { view, change } = useViewState();
  const complete = isComplete(useStatus().data?.resources);
  const namespaces = useNamespaces().data?.items;
  return (
    <div className="fl-filters">
      <Toolbar className="fl-toolbar" aria-label={t('toolbar.label')} role="toolbar">
        <ToolbarContent>
          <ToolbarItem>
            <NamespaceSelect
              chosen={view.namespaces}
              namespaces={namespaces}
              onChange={(chosen) => change({ namespaces: chosen }, 'push')}
            />
          </ToolbarItem>
          <ToolbarItem className="fl-toolbar-find">
            <FindBox
              value={view.find}
              matches={matches}
              selectedId={view.select}
              onChange={(find) => change({ find }, 'replace')}
              onGo={(select) => change({ select }, 'replace')}
            />
          </ToolbarItem>
          <ToolbarItem>
            <VerdictFilter
              verdict={view.verdict}
              counts={snapshot === undefined ? undefined : countsOf(snapshot, complete)}
              onChange={(verdict) => change({ verdict }, 'push')}
            />
          </ToolbarItem>
          {children}
        </ToolbarContent>
      </Toolbar>
      <FilterChips
        view={view}
        known={namespaces?.map((namespace) => namespace.name)}
        onChange={(patch) => change(patch, 'push')}
      />
    </div>
  );
}

function countsOf(snapshot: GraphSnapshot, complete: boolean): VerdictCounts {
  const count = (verdict: 'broken' | 'degraded'): number =>
    snapshot.attention.filter((item) => item.verdict === verdict).length;
  if (!complete && snapshot.attention.length === 0) return { total: snapshot.total };
  return { total: snapshot.total, broken: count('broken'), degraded: count('degraded') };
}
