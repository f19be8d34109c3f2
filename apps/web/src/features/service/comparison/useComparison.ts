import type { Comparison } from '@fairlead/protocol';
import { useMutation } from '@tanstack/react-query';
import { useLive } from '../../../api/LiveProvider.tsx';
import type { ServiceName } from '../useService.ts';

export interface ComparisonState {
  /** What the last reading came to; gone with the view, since it holds for its moment only. */
  readonly comparison: Comparison | undefined;
  readonly error: Error | undefined;
  readonly comparing: boolean;
  readonly compare: () => void;
}

/** Expected against published, read once each time somebody asks; never by itself, and never kept. */
export function useComparison(name: ServiceName): ComparisonState {
  const { client } = useLive();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => client.comparison(name),
    gcTime: 0,
  });
  return { comparison: data, error: error ?? undefined, comparing: isPending, compare: () => mutate() };
}
