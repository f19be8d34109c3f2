import type { Pick } from '@fairlead/graph-canvas';
import { useCallback, useState } from 'react';
import { MOST_PICKED, toggledPick } from '../../viewState/picked.ts';
import type { ViewStateControl } from '../../viewState/useViewState.ts';

/** Gathers services from frames and clicks into the address. Only services: the table has no other rows. */
export function usePicked({ change }: ViewStateControl): {
  /** Services in the last frame, kept or not. */
  readonly framed: number;
  readonly onPick: (pick: Pick) => void;
} {
  const [framed, setFramed] = useState(0);
  const onPick = useCallback(
    ({ ids, how }: Pick) => {
      const services = ids.filter((id) => id.startsWith('service/'));
      if (how === 'these') {
        setFramed(services.length);
        change({ picked: services.toSorted().slice(0, MOST_PICKED) }, 'push');
        return;
      }
      setFramed(0);
      const [id] = services;
      if (id !== undefined) change(({ picked }) => ({ picked: toggledPick(picked, id) }), 'push');
    },
    [change],
  );
  return { framed, onPick };
}
