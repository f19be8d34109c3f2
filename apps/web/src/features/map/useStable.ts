import { useMemo } from 'react';

/** The same object as long as it has the same value: what is read from the address is new at every change of it. */
export function useStable<T extends object>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
