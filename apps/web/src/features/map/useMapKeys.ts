import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import type { Attention } from '@fairlead/protocol';
import type { RefObject } from 'react';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import type { ViewStateControl } from '../../viewState/useViewState.ts';
import { onlyBroken, withoutUpmost } from '../../viewState/viewState.ts';
import { inOrder } from '../attention/order.ts';
import { oneStepMore } from '../focus/focusState.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { useExplained } from './useExplained.ts';

export interface MapKeysOptions extends Pick<ViewStateControl, 'change'> {
  readonly items: readonly Attention[];
  readonly canvas: RefObject<GraphCanvasHandle | null>;
  readonly onRail: () => void;
  readonly onTidy: () => void;
}

/** Keys of the map screen: troubles in turn, filters, view. Arrows, Enter and Escape on the map belong to the canvas. */
export function useMapKeys({ items, change, canvas, onRail, onTidy }: MapKeysOptions): void {
  const { store } = useLive();
  const paused = useLivePart('paused') !== undefined;
  const [, toggleLegend] = useExplained('legend');
  const [, toggleMinimap] = useExplained('minimap');
  const step = (by: 1 | -1) => (): void => {
    const ordered = inOrder(items);
    if (ordered.length === 0) return;
    change(({ select }) => {
      const at = ordered.findIndex((item) => item.id === select);
      const from = at === -1 && by === -1 ? 0 : at;
      return { select: ordered[(from + by + ordered.length) % ordered.length]?.id };
    }, 'push');
  };
  useKeys({
    'Shift+ArrowRight': () => change((now) => oneStepMore(now, 'downstream'), 'push'),
    'Shift+ArrowLeft': () => change((now) => oneStepMore(now, 'upstream'), 'push'),
    j: step(1),
    k: step(-1),
    b: () => change(onlyBroken, 'push'),
    '[': onRail,
    f: () => canvas.current?.fit(),
    '+': () => canvas.current?.zoomIn(),
    '-': () => canvas.current?.zoomOut(),
    '0': () => canvas.current?.zoomToFull(),
    t: onTidy,
    l: toggleLegend,
    m: toggleMinimap,
    ' ': () => (paused ? store.resume() : store.pause()),
    Escape: () => change(withoutUpmost, 'push'),
  });
}
