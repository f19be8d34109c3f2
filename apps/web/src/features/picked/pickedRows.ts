import type { ServiceRow } from '@fairlead/protocol';

/** The rows of the picked services; all rows while none is picked. */
export function pickedRows(rows: readonly ServiceRow[], picked: readonly string[]): readonly ServiceRow[] {
  if (picked.length === 0) return rows;
  const ids = new Set(picked);
  return rows.filter(({ id }) => ids.has(id));
}
