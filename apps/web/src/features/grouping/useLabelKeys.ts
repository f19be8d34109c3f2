import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';
import { useViewState } from '../../viewState/useViewState.ts';

/** More would hide the levels in the same menu. */
const OFFERED = 6;

/** Keys of labels that cards can be grouped by: the one in use, and those that tell services apart. */
export function useLabelKeys(): readonly string[] {
  const { client } = useLive();
  const { view } = useViewState();
  const { namespaces, group } = view;
  const keys = useQuery({
    queryKey: queryKeys.labelKeys(namespaces),
    queryFn: ({ signal }) => client.labelKeys(namespaces, signal),
    staleTime: 60_000,
  }).data?.items;
  const offered = (keys ?? []).slice(0, OFFERED).map(({ key }) => key);
  return group === undefined || offered.includes(group) ? offered : [group, ...offered];
}
