import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import type { Position } from '../layout/fit.ts';
import type { Point, Size } from '../layout/layoutTypes.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Theme } from '../look/tokens.ts';
import type { PodChip } from '../scene/podChips.ts';
import { hubOf, isCallersId } from '../scene/callersId.ts';
import { foldHubs } from '../scene/hubs.ts';
import type { MapGraph } from '../scene/structure.ts';
import { USUAL_TRAFFIC, type TrafficLook } from '../scene/trafficLook.ts';
import type { ZoomStep } from '../scene/zoomSteps.ts';
import type { LegendKey, MapTexts } from '../texts.ts';
import { AreaTip } from './AreaTip.tsx';
import { handleOf, type GraphCanvasHandle } from './canvasHandle.ts';
import { CardTip } from './CardTip.tsx';
import { EdgeTip } from './EdgeTip.tsx';
import { HiddenList, optionId } from './HiddenList.tsx';
import { Legend } from './Legend.tsx';
import { MapController } from './MapController.ts';
import type { MapSettings, MapView, MenuTarget, Pick, PointedTitle, TileOrder } from './mapView.ts';
import { Minimap } from './Minimap.tsx';
import { usePictureAtRest } from './usePictureAtRest.ts';
import { useMapKeys } from './useMapKeys.ts';
import { watchWindow } from './watchWindow.ts';
import { ZoomControls } from './ZoomControls.tsx';
import '../look/tokens.css';
import './graphCanvas.css';

export interface GraphCanvasProps {
  readonly graph: MapGraph;
  /** Names what somebody has narrowed the cluster to. Another one is laid out by itself and fitted; one that comes back stands as it stood. */
  readonly picture?: string;
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
  /** `Shift`+`Enter` on a card; without it that key does what `Enter` does. */
  readonly onOpenPage?: (id: string) => void;
  /** A line was clicked; without it lines take no clicks. */
  readonly onSelectEdge?: (id: string) => void;
  readonly selectedEdgeId?: string | null;
  /** Middles of cards that somebody put where they are, by id, in whole world pixels. */
  readonly pins?: Pins;
  /** A card was dragged to a new middle, or put back into its place (`undefined`). Without it cards cannot be dragged. */
  readonly onPin?: (id: string, at: Point | undefined) => void;
  /** Ids of aggregates that are open because somebody opened them; zooming out closes only these. */
  readonly opened?: readonly string[];
  /** Somebody zoomed so far that something opens or folds; without it zooming only zooms. */
  readonly onZoomStep?: (step: ZoomStep) => void;
  /** Of namespace tiles; A to Z unless given. */
  readonly order?: TileOrder;
  readonly hoveredId?: string | null;
  readonly onHover?: (id: string | null) => void;
  /** How calls are drawn; by rate, with the shares of errors, unless given. */
  readonly traffic?: TrafficLook;
  /** Ids that a search found; everything else steps back. */
  readonly matches?: ReadonlySet<string> | null;
  readonly theme: Theme;
  readonly texts: MapTexts;
  readonly settings: MapSettings;
  /** Pods of the selected service, in the order to show. */
  readonly pods?: readonly PodChip[];
  /** Px on the right of the map that lie under a drawer. */
  readonly insetRight?: number;
  /**
   * Of everything at once, to lay it out for and to look at it through: the window of the map, which it is given, with what
   * stands beside it only now and then. One picture is then the same with a drawer and without. The map's own unless given.
   */
  readonly room?: (map: HTMLElement) => Size;
  /** The stream is gone: the last picture stays, without colour. */
  readonly disconnected?: boolean;
  /** When the newest change in `graph` happened, in ms of this browser's clock; for `fairlead:delta-painted`. */
  readonly observedAtMs?: number | null;
  readonly onLegend?: (key: LegendKey) => void;
  /** Somebody has moved the map, and it rests; null when it is as it was fitted. */
  readonly onPosition?: (position: Position | null) => void;
  /** From where to look at the beginning; without it, or with null, everything is fitted. */
  readonly at?: Position | null;
  /** Cards that somebody gathered; outlined. */
  readonly picked?: ReadonlySet<string>;
  /** A frame was drawn around cards with Shift, or one was added or taken away by Shift or Ctrl and a click, or Shift and Space. */
  readonly onPick?: (pick: Pick) => void;
  /** A menu was asked for: right click, Shift+F10, menu key. */
  readonly onMenu?: (target: MenuTarget) => void;
  readonly ref?: Ref<GraphCanvasHandle>;
}

const NONE_PICKED: ReadonlySet<string> = new Set();
const NO_PINS: Pins = {};
const NONE_UNFOLDED: ReadonlySet<string> = new Set();
const NOTHING_OPENED: readonly string[] = [];
const NO_PODS: readonly PodChip[] = [];

/** The service map. Owns its Cytoscape instance from mount to unmount; everything shown comes in as props. */
export const GraphCanvas = memo(function GraphCanvas(props: GraphCanvasProps): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const underlay = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [controller, setController] = useState<MapController | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [pointedEdge, setPointedEdge] = useState<string | null>(null);
  const [pointedTitle, setPointedTitle] = useState<PointedTitle | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [isPointedAt, setPointedAt] = useState(false);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const tipHeld = useRef(false);
  /** The card that is told about: the one pointed at, else the one that the keyboard stands on. */
  const wanted = pointed ?? (isFocused ? activeId : null);
  const told = wanted === dismissed ? null : wanted;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(NONE_UNFOLDED);
  const graph = useMemo(() => foldHubs(props.graph, unfolded), [props.graph, unfolded]);
  const { onSelect } = props;
  /** The callers of a hub are shown and hidden, everything else is selected. */
  const choose = useCallback(
    (id: string | null) => {
      if (id === null || !isCallersId(id)) onSelect(id);
      else setUnfolded((before) => toggled(before, hubOf(id)));
    },
    [onSelect],
  );

  const view: MapView = {
    graph,
    picture: props.picture ?? '',
    calls: props.graph.edges,
    selectedId: props.selectedId,
    selectedEdgeId: props.selectedEdgeId ?? null,
    pins: props.pins ?? NO_PINS,
    opened: props.opened ?? NOTHING_OPENED,
    order: props.order ?? 'name',
    hoveredId: props.hoveredId ?? pointed,
    hoveredEdgeId: pointedEdge,
    traffic: props.traffic ?? USUAL_TRAFFIC,
    matches: props.matches ?? null,
    theme: props.theme,
    texts: props.texts,
    pods: props.pods ?? NO_PODS,
    settings: props.settings,
    insetRight: props.insetRight ?? 0,
    observedAtMs: props.observedAtMs ?? null,
    picked: props.picked ?? NONE_PICKED,
    at: props.at ?? null,
  };
  const canPick = props.onPick !== undefined;
  const canPin = props.onPin !== undefined;
  const canSelectEdges = props.onSelectEdge !== undefined;
  const latest = useRef({ props, view, choose });
  useEffect(() => {
    latest.current = { props, view, choose };
    controller?.update(view);
  });

  useEffect(() => {
    if (container.current === null || underlay.current === null || overlay.current === null) return;
    const map = new MapController(
      {
        container: container.current,
        underlay: underlay.current,
        overlay: overlay.current,
      },
      latest.current.view,
      {
        onSelect: (id) => {
          setActiveId(id);
          latest.current.choose(id);
        },
        onOpen: (id) => {
          if (!isCallersId(id)) latest.current.props.onOpen(id);
        },
        onHover: (id) => {
          // Whoever reads the tip leaves its card.
          if (tipHeld.current) return;
          setDismissed(null);
          setPointed(id);
          latest.current.props.onHover?.(id);
        },
        onHoverEdge: setPointedEdge,
        onHoverTitle: setPointedTitle,
        onMenu: (target) => {
          if (target.id !== null && isCallersId(target.id)) return;
          // The menu stands where the tip would.
          setDismissed(target.id);
          latest.current.props.onMenu?.(target);
        },
        ...(canPick
          ? {
              onPick: (pick: Pick) => {
                latest.current.props.onPick?.(pick);
              },
            }
          : {}),
        room: (map) => latest.current.props.room?.(map),
        onZoomStep: (step) => {
          latest.current.props.onZoomStep?.(step);
        },
        ...(canSelectEdges
          ? {
              onSelectEdge: (id: string) => {
                const { source } = latest.current.view.graph.edges.find((edge) => edge.id === id) ?? {};
                if (source !== undefined && isCallersId(source)) latest.current.choose(source);
                else latest.current.props.onSelectEdge?.(id);
              },
            }
          : {}),
        ...(canPin
          ? {
              onPin: (id: string, at: Point | undefined) => {
                latest.current.props.onPin?.(id, at);
              },
            }
          : {}),
      },
    );
    setController(map);
    const stopWatching = watchWindow(container.current, map);
    return () => {
      stopWatching();
      map.stop();
      setController(null);
    };
  }, [canPick, canPin, canSelectEdges]);

  useEffect(() => {
    controller?.setActive(activeId);
  }, [controller, activeId]);

  useEffect(() => {
    controller?.setPointedAt(isPointedAt);
  }, [controller, isPointedAt]);

  const { cards, rows, tokens } = usePictureAtRest(controller, props.onPosition);
  useImperativeHandle(props.ref, () => handleOf(controller, root), [controller]);
  const onKeyDown = useMapKeys({ controller, activeId, setActiveId, props: { ...props, onSelect: choose } });

  const { texts, settings } = props;
  const tiles = props.graph.level === 'namespace';
  const state = props.disconnected === true ? ' fairlead-map--disconnected' : '';
  return (
    <div className={`fairlead-map${state}`} data-fairlead-theme={props.theme}>
      <div
        ref={root}
        className="fairlead-map__stage"
        role="application"
        tabIndex={0}
        aria-label={texts.label}
        aria-description={texts.description}
        {...(activeId === null ? {} : { 'aria-activedescendant': optionId(activeId) })}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocused(true);
        }}
        onBlur={() => {
          setFocused(false);
        }}
        onPointerEnter={() => {
          setPointedAt(true);
        }}
        onPointerLeave={() => {
          setPointedAt(false);
        }}
        onContextMenu={(event) => {
          if (props.onMenu !== undefined) event.preventDefault();
        }}
      >
        <canvas ref={underlay} className="fairlead-map__layer" aria-hidden="true" />
        <div ref={container} className="fairlead-map__layer" aria-hidden="true" />
        <canvas ref={overlay} className="fairlead-map__layer fairlead-map__layer--above" aria-hidden="true" />
        {controller !== null && told !== null && (
          <CardTip
            key={told}
            controller={controller}
            id={told}
            texts={texts}
            graph={props.graph}
            isPointed={pointed !== null}
            onHold={(isHeld) => {
              tipHeld.current = isHeld;
              if (!isHeld) setPointed(null);
            }}
            onDismiss={() => {
              tipHeld.current = false;
              setDismissed(told);
            }}
          />
        )}
        {controller !== null && pointed === null && pointedEdge !== null && (
          <EdgeTip key={pointedEdge} controller={controller} id={pointedEdge} texts={texts} />
        )}
        {controller !== null && pointed === null && pointedTitle !== null && (
          <AreaTip key={pointedTitle.id} controller={controller} title={pointedTitle} />
        )}
        <HiddenList cards={cards} activeId={activeId} selectedId={props.selectedId} />
      </div>
      <div className={`fairlead-map__corner${tiles && settings.legend ? ' fairlead-map__corner--strip' : ''}`}>
        {settings.legend && tokens !== undefined && (
          <Legend rows={rows} tokens={tokens} texts={texts} strip={tiles} onFilter={props.onLegend} />
        )}
        <div className="fairlead-map__tools">
          <ZoomControls
            texts={texts}
            onZoomIn={() => controller?.zoomIn()}
            onZoomOut={() => controller?.zoomOut()}
            onFit={() => controller?.fit()}
          />
          {settings.minimap && !tiles && controller !== null && cards.length > 0 && (
            <Minimap controller={controller} texts={texts} />
          )}
        </div>
      </div>
    </div>
  );
});

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
