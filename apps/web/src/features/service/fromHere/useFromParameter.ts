import { VantageSchema } from '@fairlead/protocol';
import { useCallback } from 'react';
import { useSearch } from '../../../viewState/useSearch.ts';

/** The node or zone that the address looks from, and how to choose another. A malformed one counts as none. */
export function useFromParameter(): readonly [from: string | undefined, choose: (from: string | undefined) => void] {
  const [search, setSearch] = useSearch();
  const choose = useCallback(
    (from: string | undefined) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        if (from === undefined) next.delete('from');
        else next.set('from', from);
        return next;
      }),
    [setSearch],
  );
  const asked = search.get('from');
  return [asked !== null && VantageSchema.safeParse(asked).success ? asked : undefined, choose];
}
