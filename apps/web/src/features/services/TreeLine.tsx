import { memo } from 'react';
import type { Column } from '../../viewState/tableState.ts';
import { isGroupRow, type TreeRow } from './tree.ts';
import { NamespaceCells, NoteCells, PodCells, ServiceCells, WorkloadCells } from './TreeRows.tsx';
import type { RowTexts } from './useRowTexts.ts';

export interface TreeLineProps {
  readonly row: TreeRow;
  /** Among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly texts: RowTexts;
  readonly selected: boolean;
  /** The row that Tab reaches. */
  readonly isStop: boolean;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onSelect: (row: TreeRow) => void;
  readonly onHold: (id: string | undefined) => void;
  readonly onActive: (id: string) => void;
}

/** One row of the treegrid with its place in the tree. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { row, index, columns, texts, selected, isStop, onToggle, onSelect, onHold, onActive } = props;
  const cells = { columns, onToggle };
  return (
    <tr
      role="row"
      className={`pf-v6-c-table__tr fl-tree-row fl-tree-${row.kind} fl-tree-level-${row.level}${selected ? ' fl-tree-selected' : ''}`}
      data-row={row.id}
      tabIndex={isStop ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 2}
      {...('open' in row ? { 'aria-expanded': row.open } : {})}
      {...(row.kind === 'service' ? { 'aria-selected': selected } : {})}
      onClick={() => {
        onActive(row.id);
        if (isGroupRow(row)) onToggle(row.id, !row.open);
        else onSelect(row);
      }}
      onMouseMove={() => onHold(row.id)}
      onFocus={() => {
        onHold(row.id);
        onActive(row.id);
      }}
    >
      {row.kind === 'namespace' || row.kind === 'app' ? <NamespaceCells row={row} {...cells} /> : null}
      {row.kind === 'service' ? <ServiceCells row={row} texts={texts} {...cells} /> : null}
      {row.kind === 'workload' ? <WorkloadCells row={row} {...cells} /> : null}
      {row.kind === 'pod' ? <PodCells row={row} columns={columns} /> : null}
      {row.kind === 'note' ? <NoteCells row={row} columns={columns} /> : null}
    </tr>
  );
});
