import { completingAt, suggestionsFor } from '@fairlead/find';
import type { Completing, Suggestion } from '@fairlead/find';
import { VALUE_FIELDS } from '@fairlead/protocol';
import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';
import { useViewState } from '../../viewState/useViewState.ts';

const NONE: readonly Suggestion[] = [];

/** What may stand at the cursor, with values from the cluster. `open`: only while somebody types. */
export function useSuggestions(
  text: string,
  cursor: number,
  open: boolean,
): { readonly completing: Completing; readonly suggestions: readonly Suggestion[] } {
  const { client } = useLive();
  const { view } = useViewState();
  const completing = completingAt(text, cursor);
  // A plain word may be a name.
  const wanted = completing.field ?? 'name';
  const field = VALUE_FIELDS.find((known) => known === wanted);
  const enough = completing.field !== undefined || completing.typed.length >= 2;
  const values = useQuery({
    queryKey: queryKeys.findValues(field ?? '', completing.typed, view.namespaces),
    queryFn: ({ signal }) => client.findValues(field ?? 'name', completing.typed, view.namespaces, signal),
    enabled: open && enough && field !== undefined && completing.typed.length <= 253,
    // Of the same field only: labels are no images.
    placeholderData: (before, query) => (query?.queryKey[1].field === field ? before : undefined),
    staleTime: 10_000,
  }).data?.items;
  if (!open) return { completing, suggestions: NONE };
  const known = enough && field !== undefined ? (values ?? []).map(({ value }) => value) : [];
  // What stands there already needs no help.
  const suggestions = suggestionsFor(completing, known).filter(
    (suggestion) => suggestion.text !== text.slice(completing.from, completing.to),
  );
  return { completing, suggestions };
}
