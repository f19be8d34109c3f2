import { useEffect, useRef, useState } from 'react';
import type { Viewport } from '../layout/fit.ts';
import type { Card } from '../scene/card.ts';
import type { MapController } from './MapController.ts';

const REST_MS = 150;
const NONE: readonly Card[] = [];

/**
 * The cards on the screen, once the map rests: a pan redraws canvases only, no component.
 *
 * Reports the viewport then, too.
 */
export function useCardsAtRest(
  controller: MapController | null,
  onViewport: ((viewport: Viewport) => void) | undefined,
): readonly Card[] {
  const [cards, setCards] = useState(NONE);
  const report = useRef(onViewport);
  useEffect(() => {
    report.current = onViewport;
  });
  useEffect(() => {
    if (controller === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const rest = (): void => {
      setCards(controller.queries.visibleCards());
      const viewport = controller.viewing.viewport();
      const key = JSON.stringify(viewport);
      if (key !== last) report.current?.(viewport);
      last = key;
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
