import { useEffect, useRef, useState } from 'react';
import type { Position } from '../layout/fit.ts';
import type { Card } from '../scene/card.ts';
import type { MapController } from './MapController.ts';

const REST_MS = 150;
const NONE: readonly Card[] = [];

/**
 * The cards on the screen, once the map rests: a pan redraws canvases only, no component.
 *
 * Reports then, too, from where somebody looks who has moved the map; null when all is as it was fitted.
 */
export function useCardsAtRest(
  controller: MapController | null,
  onPosition: ((position: Position | null) => void) | undefined,
): readonly Card[] {
  const [cards, setCards] = useState(NONE);
  const report = useRef(onPosition);
  useEffect(() => {
    report.current = onPosition;
  });
  useEffect(() => {
    if (controller === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      const seen = controller.queries.visibleCards();
      setCards((before) => (isSame(before, seen) ? before : seen));
      if (!controller.viewing.wasMovedByHand()) return;
      const position = controller.viewing.isAsFitted ? null : controller.viewing.position();
      report.current?.(position);
    };
    const stop = controller.onFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [controller]);
  return cards;
}

function isSame(left: readonly Card[], right: readonly Card[]): boolean {
  return left.length === right.length && left.every((card, index) => card === right[index]);
}
