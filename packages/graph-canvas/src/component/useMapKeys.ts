import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Point } from '../layout/layoutTypes.ts';
import { isCallersId } from '../scene/callersId.ts';
import type { Direction } from '../scene/nearestCard.ts';
import type { MapController } from './MapController.ts';
import type { MenuTarget, Pick } from './mapView.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** How far a key moves a card, in world pixels. */
const NUDGE = 20;
const AWAY: Readonly<Record<Direction, Point>> = {
  left: { x: -NUDGE, y: 0 },
  right: { x: NUDGE, y: 0 },
  up: { x: 0, y: -NUDGE },
  down: { x: 0, y: NUDGE },
};

/** Share of the window that a page of the keyboard moves. */
const PAGE = 0.8;

interface KeyTargets {
  readonly controller: MapController | null;
  readonly activeId: string | null;
  readonly setActiveId: (id: string | null) => void;
  readonly props: {
    readonly selectedId: string | null;
    readonly onSelect: (id: string | null) => void;
    readonly onOpen: (id: string) => void;
    readonly onOpenPage?: ((id: string) => void) | undefined;
    readonly onMenu?: ((target: MenuTarget) => void) | undefined;
    readonly onPick?: ((pick: Pick) => void) | undefined;
    readonly onPin?: ((id: string, at: Point | undefined) => void) | undefined;
  };
}

/**
 * Keys of the map itself: arrows to the nearest card, with Ctrl along edges, with Ctrl and Shift they move the
 * card itself and pin it; Enter selects, then opens, with Shift
 * its page; Shift+F10 asks for the menu, Shift+Space gathers; pages pan, with Shift sideways; Delete takes the pin away; Esc clears.
 *
 * Single letters belong to the page.
 */
export function useMapKeys(targets: KeyTargets): (event: KeyboardEvent) => void {
  const { controller, activeId, setActiveId, props } = targets;
  /** What a key has selected counts at once, though the page may take its time to say so. */
  const selected = useRef(props.selectedId);
  useEffect(() => {
    selected.current = props.selectedId;
  }, [props.selectedId]);
  const select = (id: string | null): void => {
    // The card of callers is never selected: it is asked again to hide what it has shown.
    if (id === null || !isCallersId(id)) selected.current = id;
    props.onSelect(id);
  };
  return (event) => {
    if (controller === null || event.altKey || event.metaKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined && !event.shiftKey) {
      event.preventDefault();
      const next = controller.queries.neighbour(activeId ?? props.selectedId, direction, event.ctrlKey);
      if (next !== undefined) setActiveId(next);
    } else if (direction !== undefined && event.ctrlKey) {
      const id = activeId ?? props.selectedId;
      const from = id === null ? undefined : controller.queries.middleOf(id);
      if (id === null || from === undefined || props.onPin === undefined) return;
      event.preventDefault();
      props.onPin(id, { x: from.x + AWAY[direction].x, y: from.y + AWAY[direction].y });
    } else if (event.key === 'Enter' && activeId !== null) {
      event.preventDefault();
      if (event.shiftKey && props.onOpenPage !== undefined) props.onOpenPage(activeId);
      else if (activeId === selected.current || /^(namespace|app)\//.test(activeId)) props.onOpen(activeId);
      else select(activeId);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      if (props.onMenu === undefined) return;
      event.preventDefault();
      const id = activeId ?? props.selectedId;
      props.onMenu({ id, at: controller.queries.menuPoint(id) });
    } else if (event.key === ' ' && event.shiftKey && props.onPick !== undefined) {
      event.preventDefault();
      const id = activeId ?? props.selectedId;
      if (id !== null) props.onPick({ ids: [id], how: 'toggle' });
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      const by = event.key === 'PageDown' ? PAGE : -PAGE;
      controller.viewing.panBy(event.shiftKey ? by : 0, event.shiftKey ? 0 : by);
    } else if (event.key === 'Delete' && activeId !== null && props.onPin !== undefined) {
      // Of a card without a pin, too: the pins that were rendered last may be behind.
      event.preventDefault();
      props.onPin(activeId, undefined);
    } else if (event.key === 'Escape' && (activeId !== null || selected.current !== null)) {
      event.preventDefault();
      setActiveId(null);
      select(null);
    }
  };
}
