import {
  GraphCanvas,
  type GraphCanvasHandle,
  type LegendKey,
  type MenuTarget,
  type Pick,
  type Position,
} from '@fairlead/graph-canvas';
import type { GraphSnapshot, Status } from '@fairlead/protocol';
import { useCallback, useMemo, useRef, type Ref } from 'react';
import { useNavigate } from 'react-router';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useShown } from '../../settings/useShown.ts';
import type { HistoryStep } from '../../viewState/HistoryStep.ts';
import type { Pins } from '../../viewState/pins.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { useDrawerInset } from '../service/useDrawerInset.ts';
import { useOpening } from './levels/useOpening.ts';
import { roomOf } from './roomOf.ts';
import { useStable } from './useStable.ts';
import { edgeEnds } from '../../api/nodeName.ts';
import { lookOf } from '../../viewState/trafficView.ts';
import { useAveraged } from '../traffic/useAveraged.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';
import { useAreaNews } from './useAreaNews.ts';
import { useExplained } from './useExplained.ts';
import { useMapTexts } from './useMapTexts.ts';
import { usePaintedAges } from './usePaintedAges.ts';
import { usePodChips } from './usePodChips.ts';

export interface ServiceMapProps {
  readonly ref: Ref<GraphCanvasHandle>;
  readonly status: Status | undefined;
  readonly snapshot: GraphSnapshot;
  readonly picture: string;
  /** Ids that a filter leaves at full strength; `undefined` when none is set. */
  readonly matches: readonly string[] | undefined;
  readonly disconnected: boolean;
  /** Of moves and zooming. */
  readonly steps: HistoryStep;
  readonly onMenu: (target: MenuTarget) => void;
  readonly onPick: (pick: Pick) => void;
  readonly onPosition: (position: Position | null) => void;
}

/** The canvas with everything it needs from the page: texts, theme, selection, filters, pods of the selected service. */
export function ServiceMap({
  ref,
  status,
  snapshot,
  picture,
  matches,
  disconnected,
  steps,
  onMenu,
  onPick,
  onPosition,
}: ServiceMapProps) {
  const { theme, reducedMotion } = useSettings();
  const { view, change } = useViewState();
  const observedAtMs = useLivePart('observedAtMs');
  const navigate = useNavigate();
  const { news, nowMs } = useAreaNews(status);
  const texts = useMapTexts(snapshot, news, nowMs);
  const matching = useMemo(() => (matches === undefined ? null : new Set(matches)), [matches]);
  const [legend] = useExplained('legend');
  const [minimap] = useExplained('minimap');
  const [usualLegend] = useShown('legend');
  const [usualMinimap] = useShown('minimap');
  const mapSettings = useMemo(
    () => ({ legend, minimap, reducedMotion, usual: { legend: usualLegend, minimap: usualMinimap } }),
    [legend, minimap, reducedMotion, usualLegend, usualMinimap],
  );
  const picked = useMemo(() => new Set(view.picked), [view.picked]);
  const pods = usePodChips(view.select);
  const { over: insetRight } = useDrawerInset(view.select);
  const { traffic } = useTrafficView();
  const averaged = useAveraged(snapshot);
  const look = useMemo(() => lookOf(traffic), [traffic]);
  const edge = edgeEnds(view.select);
  usePaintedAges();

  const { toggle, zoomStep } = useOpening(snapshot, { view, change }, steps);
  const placed = useStable(view.pins);

  const select = useCallback((id: string | null) => change({ select: id ?? undefined }, 'push'), [change]);
  const open = useCallback(
    (id: string) => {
      const [kind, namespace, name] = id.split('/');
      if (kind === 'service') void navigate(`/services/${namespace}/${name}`);
      else toggle(id);
    },
    [toggle, navigate],
  );
  const pinned = useRef<string>(undefined);
  const pin = useCallback(
    (id: string, at: Pins[string] | undefined) => {
      // What keys move bit by bit is one step of the history; another card is another one.
      if (pinned.current !== id) steps.end();
      pinned.current = id;
      change(({ pins }) => {
        const { [id]: _before, ...others } = pins;
        return { pins: at === undefined ? others : { ...others, [id]: at } };
      }, steps.next(performance.now()));
    },
    [change, steps],
  );
  const filter = useCallback(
    (key: LegendKey) => {
      if (key === 'broken' || key === 'degraded' || key === 'unknown') change({ verdict: key }, 'push');
    },
    [change],
  );
  return (
    <div className="fl-map-canvas">
      <GraphCanvas
        ref={ref}
        graph={averaged}
        picture={picture}
        selectedId={edge === undefined ? (view.select ?? null) : null}
        selectedEdgeId={edge === undefined ? null : (view.select ?? null)}
        onSelectEdge={select}
        traffic={look}
        onSelect={select}
        onOpen={open}
        matches={matching}
        opened={view.open}
        onZoomStep={zoomStep}
        order={view.order ?? 'name'}
        pins={placed}
        onPin={pin}
        theme={theme}
        texts={texts}
        settings={mapSettings}
        pods={pods}
        insetRight={insetRight}
        room={roomOf}
        disconnected={disconnected}
        observedAtMs={observedAtMs ?? null}
        onLegend={filter}
        at={view.at ?? null}
        onPosition={onPosition}
        picked={picked}
        onPick={onPick}
        onMenu={onMenu}
      />
    </div>
  );
}
