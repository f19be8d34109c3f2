import type { KeyboardEvent } from 'react';
import type { Direction } from '../scene/nearestCard.ts';
import type { MapController } from './MapController.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface KeyTargets {
  readonly controller: MapController | null;
  readonly activeId: string | null;
  readonly setActiveId: (id: string | null) => void;
  readonly props: {
    readonly selectedId: string | null;
    readonly onSelect: (id: string | null) => void;
    readonly onOpen: (id: string) => void;
  };
}

/**
 * Keys of the map itself: arrows to the nearest card, with Ctrl along edges; Enter selects, then opens; Esc clears.
 *
 * Single letters belong to the page.
 */
export function useMapKeys(targets: KeyTargets): (event: KeyboardEvent) => void {
  const { controller, activeId, setActiveId, props } = targets;
  return (event) => {
    if (controller === null || event.altKey || event.metaKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined && !event.shiftKey) {
      event.preventDefault();
      const next = controller.queries.neighbour(activeId ?? props.selectedId, direction, event.ctrlKey);
      if (next !== undefined) setActiveId(next);
    } else if (event.key === 'Enter' && activeId !== null) {
      event.preventDefault();
      if (activeId === props.selectedId) props.onOpen(activeId);
      else props.onSelect(activeId);
    } else if (event.key === 'Escape' && (activeId !== null || props.selectedId !== null)) {
      event.preventDefault();
      setActiveId(null);
      props.onSelect(null);
    }
  };
}
