import { useEffect, useMemo } from 'react';
import { useMatch } from 'react-router';
import type { GraphParameters } from '../../api/ApiClient.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import type { LiveTarget } from '../../api/LiveStream.ts';
import { pictureAround, pictureOf } from '../../viewState/pictureOf.ts';
import { isServiceId } from '../../viewState/isServiceId.ts';
import { useViewState } from '../../viewState/useViewState.ts';

/** Points the one stream at what the address asks for: the picture in view, or what is around the service whose page it is; and that service. */
export function useLiveTarget(): LiveTarget {
  const { store } = useLive();
  const { view } = useViewState();
  const page = useMatch('/services/:namespace/:name');
  const opened = page === null ? view.select : `service/${page.params.namespace}/${page.params.name}`;
  const detail = opened !== undefined && isServiceId(opened) ? opened : undefined;
  // By value: a change elsewhere in the address is no other picture.
  const picture = JSON.stringify(page === null || detail === undefined ? pictureOf(view) : pictureAround(detail));
  const target = useMemo<LiveTarget>(
    () => ({ ...(JSON.parse(picture) as GraphParameters), detail }),
    [picture, detail],
  );
  useEffect(() => store.aim(target), [store, target]);
  return target;
}
