import type { Find } from '@fairlead/protocol';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiClient } from '../../api/ApiClient.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import { useGraphSnapshot } from '../../api/queries.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { pictureOf } from '../../viewState/pictureOf.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import type { ViewState } from '../../viewState/viewState.ts';
import { parse } from '@fairlead/find';
import { hidingServices, type RowFilter } from './shownRows.ts';
import { useFinding } from './useFinding.ts';

/** What is hidden from the map is hidden from the table, asked anew this often. */
const AGAIN_MS = 10_000;

const isNarrowed = ({ focus, path }: Pick<ViewState, 'focus' | 'path'>): boolean =>
  focus !== undefined || path.length === 2;

/** The filters of the address as they apply to rows of services. */
export function useRowFilter(): RowFilter {
  const { client } = useLive();
  const { view } = useViewState();
  const { found } = useFinding();
  const snapshot = useGraphSnapshot(pictureOf(view));
  const hidden = useQueries({
    queries: hidingServices(view.hide).map((query) => ({
      queryKey: queryKeys.find(query, view.namespaces),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.find(query, view.namespaces, signal),
      refetchInterval: AGAIN_MS,
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  const nodes = isNarrowed(view) ? snapshot?.nodes : undefined;
  const { verdict } = view;
  return useMemo(
    () => ({ found, verdict, hidden, drawn: nodes === undefined ? undefined : new Set(nodes.map(({ id }) => id)) }),
    [found, verdict, hidden, nodes],
  );
}

/** The same, read once: for what is taken along. */
export async function readRowFilter(
  client: ApiClient,
  view: ViewState,
  nodes: readonly { readonly id: string }[],
): Promise<RowFilter> {
  const find = (query: string): Promise<Find> => client.find(query, view.namespaces);
  const parsed = parse(view.find);
  const asked = parsed.ok && parsed.expression !== undefined;
  return {
    found: asked ? await find(view.find.trim()) : undefined,
    verdict: view.verdict,
    hidden: await Promise.all(hidingServices(view.hide).map(find)),
    drawn: isNarrowed(view) ? new Set(nodes.map(({ id }) => id)) : undefined,
  };
}
