import type { Reason, ServiceRow } from '@fairlead/protocol';
import { sharedReason } from '../../components/sharedReason.ts';
import { wordsOf, type Filter } from '../toolbar/matches.ts';

/** Rows that a filter leaves: every word is found somewhere in the row, and the verdict agrees. The same rows if it asks nothing. */
export function matchingRows(
  rows: readonly ServiceRow[],
  filter: Filter,
  textOf: (reason: Reason) => string,
): readonly ServiceRow[] {
  const words = wordsOf(filter.find);
  if (words.length === 0 && filter.verdict === undefined) return rows;
  return rows.filter((row) => {
    if (filter.verdict !== undefined && row.verdict !== filter.verdict) return false;
    if (words.length === 0) return true;
    const text = rowText(row, textOf);
    return words.every((word) => text.includes(word));
  });
}

function rowText(row: ServiceRow, textOf: (reason: Reason) => string): string {
  const parts: (string | undefined)[] = [row.name, row.namespace, row.headless ? 'Headless' : row.type];
  for (const reason of [row.headline, row.note]) {
    if (reason !== null) parts.push(reason.id, textOf(reason), sharedReason(reason)?.id);
  }
  for (const [label, value] of Object.entries(row.selector ?? {})) parts.push(`${label}=${value}`);
  for (const { name, port } of row.ports) parts.push(name, String(port));
  return parts
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
}
