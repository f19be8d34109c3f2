import type { ZoomStep } from '@fairlead/graph-canvas';
import type { GraphSnapshot } from '@fairlead/protocol';
import { useCallback, useEffect, useRef } from 'react';
import { isAggregate } from '../../../viewState/aggregates.ts';
import type { ViewStateControl } from '../../../viewState/useViewState.ts';
import { hiddenBy, withOpened, withToggled } from '../../../viewState/opened.ts';

export interface Opening {
  /** Opens an aggregate, or folds it again; false for what is none. */
  readonly toggle: (id: string) => boolean;
  readonly zoomStep: (step: ZoomStep) => void;
}

/** What is open on the map, in the address. What is selected while it is folded away is opened, once. */
export function useOpening(snapshot: GraphSnapshot | undefined, { view, change }: ViewStateControl): Opening {
  const { open, select } = view;
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  }, [open]);

  const revealed = useRef<string>(undefined);
  const openedFor = useRef<string>(undefined);
  useEffect(() => {
    if (snapshot === undefined || select === revealed.current) return;
    revealed.current = select;
    const hiding = select === undefined ? undefined : hiddenBy(snapshot, select);
    if (hiding === undefined) return;
    // Walking through what is broken opens one after the other, not one beside the other.
    const others = latest.current.filter((id) => id !== openedFor.current);
    openedFor.current = hiding;
    change({ open: withOpened(others, [hiding]) }, 'replace');
  }, [snapshot, select, change]);

  const toggle = useCallback(
    (id: string): boolean => {
      if (!isAggregate(id)) return false;
      openedFor.current = undefined;
      change({ open: withToggled(latest.current, id) }, 'push');
      return true;
    },
    [change],
  );
  const zoomStep = useCallback(
    ({ open: opens, close, fold }: ZoomStep): void => {
      if (fold) change({ level: 'namespace', open: [] }, 'replace');
      else {
        const left = latest.current.filter((id) => !close.includes(id));
        change({ open: withOpened(left, opens) }, 'replace');
      }
    },
    [change],
  );
  return { toggle, zoomStep };
}
