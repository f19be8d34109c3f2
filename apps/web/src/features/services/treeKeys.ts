import { isGroupRow, type TreeRow } from './tree.ts';

/** What a key does in the table. */
export type TreeAction =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string; readonly open: boolean }
  | { readonly kind: 'select'; readonly row: TreeRow }
  | { readonly kind: 'page'; readonly row: TreeRow };

/** Rows that a page of the keyboard skips. */
const PAGE_ROWS = 12;

/** Keys of a treegrid whose rows take the focus, as the ARIA Authoring Practices have them; `undefined`: not ours. */
export function treeAction(
  event: { readonly key: string; readonly shiftKey: boolean },
  rows: readonly TreeRow[],
  activeId: string | undefined,
): TreeAction | undefined {
  const at = rows.findIndex(({ id }) => id === activeId);
  const row = rows[at];
  const focus = (index: number): TreeAction | undefined => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))];
    return target === undefined ? undefined : { kind: 'focus', id: target.id };
  };
  switch (event.key) {
    case 'ArrowDown':
      return focus(at + 1);
    case 'ArrowUp':
      return focus(at - 1);
    case 'PageDown':
      return focus(at + PAGE_ROWS);
    case 'PageUp':
      return focus(at - PAGE_ROWS);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'ArrowRight':
      if (row === undefined || !('open' in row)) return undefined;
      return row.open ? focus(at + 1) : { kind: 'toggle', id: row.id, open: true };
    case 'ArrowLeft':
      if (row === undefined) return undefined;
      if ('open' in row && row.open) return { kind: 'toggle', id: row.id, open: false };
      return row.parent === undefined ? undefined : { kind: 'focus', id: row.parent };
    case 'Enter':
      if (row === undefined) return undefined;
      if (isGroupRow(row)) return { kind: 'toggle', id: row.id, open: !row.open };
      return event.shiftKey ? { kind: 'page', row } : { kind: 'select', row };
    default:
      return undefined;
  }
}
