import type { GraphSnapshot } from '@fairlead/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { byLabel } from './byLabel.ts';

/** Labels change rarely; new services have to find their area. */
const AGAIN_MS = 5_000;

/** The picture with its areas as the address asks: namespaces, or the values of a label. */
export function useGrouped(snapshot: GraphSnapshot | undefined): GraphSnapshot | undefined {
  const { t } = useTranslation();
  const { client } = useLive();
  const { view } = useViewState();
  const { group, namespaces } = view;
  const labelled = useQuery({
    queryKey: queryKeys.labelled(group ?? '', namespaces),
    queryFn: ({ signal }) => client.labelled(group ?? '', namespaces, signal),
    enabled: group !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  }).data?.items;
  return useMemo(() => {
    if (snapshot === undefined || group === undefined || labelled === undefined) return snapshot;
    return byLabel(snapshot, labelled, t('grouping.without', { key: group }));
  }, [snapshot, group, labelled, t]);
}
