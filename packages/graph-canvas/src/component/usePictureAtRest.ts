import { useEffect, useRef, useState } from 'react';
import type { Position } from '../layout/fit.ts';
import { sameList } from '../layout/sameParts.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import type { LegendKey } from '../texts.ts';
import { legendRows } from './legendRows.ts';
import type { MapController } from './MapController.ts';

const REST_MS = 150;

/** What is told beside the map of what it shows. */
export interface PictureAtRest {
  /** On the screen, in reading order. */
  readonly cards: readonly Card[];
  /** Of the legend. */
  readonly rows: readonly LegendKey[];
  /** None before the first picture. */
  readonly tokens: Tokens | undefined;
}

const NOTHING: PictureAtRest = { cards: [], rows: [], tokens: undefined };

/**
 * The picture, once the map rests: a pan redraws canvases only, no component, and neither does a change of something else.
 *
 * Reports then, too, from where somebody looks who has moved the map; null when all is as it was fitted.
 */
export function usePictureAtRest(
  controller: MapController | null,
  onPosition: ((position: Position | null) => void) | undefined,
): PictureAtRest {
  const [picture, setPicture] = useState(NOTHING);
  const report = useRef(onPosition);
  useEffect(() => {
    report.current = onPosition;
  });
  useEffect(() => {
    if (controller === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      const { lines, tokens } = controller.picture;
      const cards = controller.queries.visibleCards();
      const seen = { cards, rows: legendRows(cards, lines), tokens };
      setPicture((before) => (isSame(before, seen) ? before : seen));
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
  return picture;
}

function isSame(left: PictureAtRest, right: PictureAtRest): boolean {
  return left.tokens === right.tokens && sameList(left.cards, right.cards) && sameList(left.rows, right.rows);
}
