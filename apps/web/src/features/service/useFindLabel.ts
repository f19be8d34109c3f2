import { useCallback } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useViewState } from '../../viewState/useViewState.ts';

/** Looks for a label: in the picture beside the drawer; from the page of a service, on the map. */
export function useFindLabel(): (label: string) => void {
  const { change } = useViewState();
  const page = useMatch('/services/:namespace/:name');
  const navigate = useNavigate();
  return useCallback(
    (label: string) => {
      if (page === null) change({ find: label }, 'push');
      else void navigate({ pathname: '/map', search: new URLSearchParams({ find: label }).toString() });
    },
    [change, navigate, page],
  );
}
