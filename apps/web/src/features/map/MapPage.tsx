import { startLayoutAhead, type GraphCanvasHandle } from '@fairlead/graph-canvas';
import { ToolbarItem } from '@patternfly/react-core';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { isForbidden } from '../../api/isForbidden.ts';
import { isComplete } from '../../api/isComplete.ts';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useDrawnName, useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { servicesAreRead } from '../../api/servicesAreRead.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useShown } from '../../settings/useShown.ts';
import { pictureName, pictureOf } from '../../viewState/pictureOf.ts';
import type { RailGrouping } from '../../viewState/viewState.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { AttentionRail } from '../attention/AttentionRail.tsx';
import { MapExportMenu } from '../export/MapExportMenu.tsx';
import { MapSheet } from '../export/print/MapSheet.tsx';
import { useMapExport } from '../export/useMapExport.ts';
import { useMatches } from '../find/useMatches.ts';
import { useReveal } from '../find/useReveal.ts';
import { useNear } from '../focus/useNear.ts';
import { usePathChoice } from '../focus/usePathChoice.ts';
import { useMapMenu } from '../menu/useMapMenu.tsx';
import { useGrouped } from '../grouping/useGrouped.ts';
import { ServiceDrawer } from '../service/ServiceDrawer.tsx';
import { CopiedToast } from '../shortcuts/CopiedToast.tsx';
import { FilterToolbar } from '../toolbar/FilterToolbar.tsx';
import { openPatch, withToggled } from '../../viewState/opened.ts';
import { LevelTools } from './levels/LevelTools.tsx';
import { TrafficMenu } from '../traffic/TrafficMenu.tsx';
import { MapStage } from './MapStage.tsx';
import { useMapKeys } from './useMapKeys.ts';
import { useTidy } from './useTidy.ts';
import './map.css';

// The map itself comes later, with graph and status.
startLayoutAhead();

/** Who calls whom, and what is broken: the list of troubles and the map. */
export function MapPage() {
  const { t } = useTranslation();
  const { view, change } = useViewState();
  const [railOpen, toggleRail] = useShown('rail');
  const { data: status, failureCount } = useStatus();
  const asked = pictureOf(view);
  const snapshot = useGraphSnapshot(asked);
  const picture = useDrawnName(asked, pictureName(asked));
  const complete = isComplete(status?.resources);
  const matches = useMatches(snapshot);
  const connection = useLivePart('connection');
  // A change reaches the map first; what tells of it in words follows in the next task, while the map waits for its places.
  const told = useDeferredValue(snapshot) ?? snapshot;
  const items = useMemo(() => {
    if (told === undefined || matches === undefined) return told?.attention ?? [];
    const shown = new Set(matches);
    const drawn = new Set(told.nodes.map((node) => node.id));
    // A service inside an aggregate is not drawn by itself; only the verdict can be asked of it here.
    return told.attention.filter((item) =>
      drawn.has(item.id) ? shown.has(item.id) : view.verdict === undefined || item.verdict === view.verdict,
    );
  }, [told, matches, view.verdict]);
  const canvas = useRef<GraphCanvasHandle>(null);
  const reveal = useReveal(canvas, snapshot);
  const near = useNear(snapshot, matches);
  usePathChoice();
  const grouped = useGrouped(snapshot);
  const tidy = useTidy(canvas);
  const taken = useMapExport(canvas, snapshot, status);
  const isDrawn = told !== undefined;
  const exportMenu = useMemo(() => <MapExportMenu from={taken} isDrawn={isDrawn} />, [taken, isDrawn]);
  const level = told?.level;
  const tools = useMemo(
    () => (
      <>
        <LevelTools level={level} />
        <ToolbarItem>
          <TrafficMenu />
        </ToolbarItem>
      </>
    ),
    [level],
  );
  const [copied, setCopied] = useState(false);
  const sayCopied = useCallback(() => setCopied(true), []);
  const menu = useMapMenu({
    canvas,
    snapshot,
    status,
    view,
    change,
    onTidy: tidy.tidy,
    onOpenInside: (id) => change((now) => openPatch(now, withToggled(now.open, id)), 'push'),
    onCopied: sayCopied,
  });
  const select = useCallback((id: string) => change({ select: id }, 'push'), [change]);
  const groupRail = useCallback((rail: RailGrouping) => change({ rail }, 'replace'), [change]);
  const narrowTo = useCallback((name: string) => change({ namespaces: [name] }, 'push'), [change]);
  useMapKeys({ items, change, canvas, onRail: toggleRail, onTidy: tidy.tidy });

  return (
    <main className="fl-screen">
      <h1 className="fl-visually-hidden">{t('map.title')}</h1>
      <FilterToolbar snapshot={told} onGo={reveal} last={exportMenu}>
        {tools}
      </FilterToolbar>
      <div className="fl-map-body">
        {told === undefined ? null : (
          <AttentionRail
            snapshot={told}
            items={items}
            selectedId={view.select}
            grouping={view.rail}
            open={railOpen}
            complete={complete}
            unread={status !== undefined && !servicesAreRead(status)}
            blind={isForbidden(status?.resources, 'pods')}
            onToggle={toggleRail}
            onGrouping={groupRail}
            onSelect={select}
            onNamespace={narrowTo}
          />
        )}
        <ServiceDrawer selectedId={view.select} snapshot={told} onClose={() => change({ select: undefined }, 'push')}>
          <MapStage
            canvas={canvas}
            status={status}
            isFramed={status !== undefined || failureCount > 0}
            snapshot={grouped}
            picture={picture}
            matches={near}
            connection={connection}
            onTidy={tidy.tidy}
            tidied={tidy.undo}
            onMenu={menu.ask}
            onCopied={sayCopied}
          />
        </ServiceDrawer>
      </div>
      {menu.menu}
      {copied ? <CopiedToast text={t('common.copied')} onGone={() => setCopied(false)} /> : null}
      <MapSheet canvas={canvas} from={taken} items={items} />
    </main>
  );
}
