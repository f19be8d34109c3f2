import { parse } from '@fairlead/find';
import type { FindProblem } from '@fairlead/find';
import type { Find } from '@fairlead/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { useGraphSnapshot } from '../../api/queries.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { pictureOf } from '../../viewState/pictureOf.ts';
import { useViewState } from '../../viewState/useViewState.ts';

/** What the find box asks for, and what came of it. */
export interface Finding {
  /** Why it cannot be read. */
  readonly problem: FindProblem | undefined;
  /** Of the last question that was answered; `undefined` while nothing is looked for. */
  readonly found: Find | undefined;
  /** The answer to what stands in the box now is still to come. */
  readonly pending: boolean;
}

/** Answers follow the picture, at most this often. */
const AGAIN_MS = 1_500;

/** Finds what the address asks for. Several views may ask: the answer is shared. */
export function useFinding(): Finding {
  const { client } = useLive();
  const { view } = useViewState();
  const parsed = parse(view.find);
  const asked = parsed.ok && parsed.expression !== undefined;
  const query = view.find.trim();
  const answer = useQuery<Find>({
    queryKey: queryKeys.find(query, view.namespaces),
    queryFn: ({ signal }) => client.find(query, view.namespaces, signal),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: AGAIN_MS,
  });
  const revision = useGraphSnapshot(pictureOf(view))?.revision;
  const { refetch } = answer;
  const behind = asked && answer.data !== undefined && revision !== undefined && revision > answer.data.revision;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!behind || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void refetch();
    }, AGAIN_MS);
  }, [behind, revision, refetch]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [query],
  );
  return {
    problem: parsed.ok ? undefined : parsed.problem,
    found: asked ? answer.data : undefined,
    pending: asked && (answer.isPlaceholderData || answer.isPending) && !answer.isError,
  };
}
