import type { ZoomStep } from '@fairlead/graph-canvas';
import type { GraphSnapshot } from '@fairlead/protocol';
import { useCallback, useEffect, useRef } from 'react';
import { isAggregate } from '../../../viewState/aggregates.ts';
import type { ViewStateControl } from '../../../viewState/useViewState.ts';
import type { HistoryStep } from '../../../viewState/HistoryStep.ts';
import { hiddenBy, openPatch, withOpened, withToggled } from '../../../viewState/opened.ts';

export interface Opening {
  /** Opens an aggregate, or folds it again; false for what is none. */
  readonly toggle: (id: string) => boolean;
  readonly zoomStep: (step: ZoomStep) => void;
}

/** What is open on the map, in the address. What is selected while it is folded away is opened, once. */
export function useOpening(
  snapshot: GraphSnapshot | undefined,
  { view, change }: ViewStateControl,
  steps: HistoryStep,
): Opening {
  const { select } = view;
  const revealed = useRef<string>(undefined);
  const openedFor = useRef<string>(undefined);
  useEffect(() => {
    if (snapshot === undefined || select === revealed.current) return;
    revealed.current = select;
    const hiding = select === undefined ? undefined : hiddenBy(snapshot, select);
    if (hiding === undefined) return;
    // Walking through what is broken opens one after the other, not one beside the other.
    const before = openedFor.current;
    openedFor.current = hiding;
    change((now) => {
      const others = now.open.filter((id) => id !== before);
      return openPatch(now, withOpened(others, [hiding]));
    }, 'replace');
  }, [snapshot, select, change]);

  const toggle = useCallback(
    (id: string): boolean => {
      if (!isAggregate(id)) return false;
      openedFor.current = undefined;
      change((now) => openPatch(now, withToggled(now.open, id)), 'push');
      return true;
    },
    [change],
  );
  const zoomStep = useCallback(
    ({ open: opens, close, fold }: ZoomStep): void => {
      change((now) => {
        if (fold) return { level: 'namespace', open: [], at: undefined };
        const left = now.open.filter((id) => !close.includes(id));
        return openPatch(now, withOpened(left, opens));
      }, steps.next(performance.now()));
    },
    [change, steps],
  );
  return { toggle, zoomStep };
}
