import { useEffect, useMemo } from 'react';
import { useMatch } from 'react-router';
import { useLive } from '../../api/LiveProvider.tsx';
import type { LiveTarget } from '../../api/LiveStream.ts';
import { useViewState } from '../../viewState/useViewState.ts';

const SERVICE_ID = /^service\/[^/]+\/[^/]+$/;

/** Points the one stream at what the address asks for: the namespaces in view, and the service that is open. */
export function useLiveTarget(): LiveTarget {
  const { store } = useLive();
  const { view } = useViewState();
  const page = useMatch('/services/:namespace/:name');
  const opened = page === null ? view.select : `service/${page.params.namespace}/${page.params.name}`;
  const detail = opened !== undefined && SERVICE_ID.test(opened) ? opened : undefined;
  const namespaces = view.namespaces.join('\n');
  const target = useMemo<LiveTarget>(
    () => ({ namespaces: namespaces === '' ? [] : namespaces.split('\n'), detail }),
    [namespaces, detail],
  );
  useEffect(() => store.aim(target), [store, target]);
  return target;
}
