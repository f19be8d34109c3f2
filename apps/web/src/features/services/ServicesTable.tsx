import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { Column, Sorting } from '../../viewState/tableState.ts';
import { rowHeight, rowOffsets } from './rowHeight.ts';
import type { TreeRow } from './tree.ts';
import { treeAction } from './treeKeys.ts';
import { TreeLine } from './TreeLine.tsx';
import { useFocusKept } from './useFocusKept.ts';
import { useHeldRow } from './useHeldRow.ts';
import type { RowTexts } from './useRowTexts.ts';

/** From here on only the rows on the screen, and some around them, are in the document. */
const VIRTUAL_ABOVE = 200;
const OVERSCAN = 12;

export interface ServicesTableProps {
  readonly rows: readonly TreeRow[];
  readonly columns: readonly Column[];
  readonly sorting: Sorting | undefined;
  readonly texts: RowTexts;
  readonly selectedId: string | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onSelect: (row: TreeRow) => void;
  readonly onPage: (row: TreeRow) => void;
  /** For the rows, so that their order can rest while somebody points at them. */
  readonly quiet: Readonly<Record<string, unknown>>;
}

/** Namespaces, services and pods as a treegrid: one stop of the keyboard, arrows inside, a row never moves under the pointer. */
export function ServicesTable(props: ServicesTableProps) {
  const { rows, columns, sorting, texts, selectedId, onToggle, onSelect, onPage, quiet } = props;
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { density } = settings;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const wanted = useRef<string>(undefined);
  const offsets = useMemo(() => rowOffsets(rows, density), [rows, density]);
  const { hold } = useHeldRow(scroller, offsets);
  const order = JSON.stringify(sorting);
  const shownOrder = useRef(order);
  useLayoutEffect(() => {
    if (shownOrder.current === order) return;
    shownOrder.current = order;
    // Whoever sorts wants to see what comes first.
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [order]);
  // The row that Tab reaches: the last one used, else the selected one, else the first.
  const stop = [active, selectedId].find((id) => id !== undefined && offsets.has(id)) ?? rows[0]?.id;
  const stopIndex = rows.findIndex(({ id }) => id === stop);

  const virtual = rows.length > VIRTUAL_ABOVE;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index]?.kind ?? 'service', density),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      // The row with the focus stays in the document, however far it is scrolled away.
      return stopIndex === -1 || (stopIndex >= first && stopIndex <= last)
        ? shown
        : [...shown, stopIndex].toSorted((a, b) => a - b);
    },
  });

  useEffect(() => {
    if (virtual) virtualizer.measure();
  }, [virtual, virtualizer, rows, density]);

  const focusRow = (id: string): boolean => {
    const element = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    element?.focus();
    return element !== null && element !== undefined;
  };
  useEffect(() => {
    if (wanted.current !== undefined && focusRow(wanted.current)) wanted.current = undefined;
  });

  const shown = useRef<string>(undefined);
  useEffect(() => {
    // Selected by the address or on the map, its row may lie outside of the view: once, by the least amount.
    if (selectedId === shown.current || (selectedId !== undefined && !offsets.has(selectedId))) return;
    shown.current = selectedId;
    if (selectedId === undefined) return;
    if (virtual)
      virtualizer.scrollToIndex(
        rows.findIndex(({ id }) => id === selectedId),
        { align: 'auto' },
      );
    else
      scroller.current?.querySelector(`[data-row="${CSS.escape(selectedId)}"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [selectedId, offsets, rows, virtual, virtualizer]);

  const goTo = (id: string): void => {
    setActive(id);
    const index = rows.findIndex((row) => row.id === id);
    if (virtual) virtualizer.scrollToIndex(index, { align: 'auto' });
    if (!focusRow(id)) wanted.current = id;
  };
  const kept = useFocusKept(rows, goTo);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    // Keys of the head belong to its buttons.
    if (at === null) return;
    const action = treeAction(event, rows, at.dataset['row']);
    if (action === undefined) return;
    event.preventDefault();
    if (action.kind === 'toggle') onToggle(action.id, action.open);
    else if (action.kind === 'select') onSelect(action.row);
    else if (action.kind === 'page') onPage(action.row);
    else goTo(action.id);
  };

  const line = (row: TreeRow, index: number): ReactNode => (
    <TreeLine
      key={row.id}
      row={row}
      index={index}
      columns={columns}
      texts={texts}
      selected={row.id === selectedId}
      isStop={row.id === stop}
      onToggle={onToggle}
      onSelect={onSelect}
      onHold={hold}
      onActive={setActive}
    />
  );
  return (
    <div className="fl-tree-scroll" ref={scroller}>
      <Table
        role="treegrid"
        variant="compact"
        gridBreakPoint=""
        isStickyHeader
        aria-label={t('services.table')}
        aria-rowcount={rows.length + 1}
        className="fl-tree"
        onKeyDown={onKeyDown}
        {...kept.handlers}
      >
        <Head {...props} />
        <Tbody {...quiet} onMouseLeave={() => hold(undefined)}>
          {virtual
            ? withSpacers(virtualizer.getVirtualItems(), virtualizer.getTotalSize(), columns.length, (index) => {
                const row = rows[index];
                return row === undefined ? null : line(row, index);
              })
            : rows.map(line)}
        </Tbody>
      </Table>
    </div>
  );
}

function Head({ columns, sorting, onSort }: Pick<ServicesTableProps, 'columns' | 'sorting' | 'onSort'>) {
  const { t } = useTranslation();
  const index = sorting === undefined ? undefined : columns.indexOf(sorting.column);
  const sortBy =
    index === undefined || index === -1
      ? {}
      : { index, direction: sorting?.descending === true ? ('desc' as const) : ('asc' as const) };
  const numbers: readonly Column[] = ['ready', 'since', 'callers', 'rate', 'errors', 'age'];
  return (
    <Thead>
      <Tr aria-rowindex={1}>
        {columns.map((column, columnIndex) => (
          <Th
            key={column}
            className={`fl-tree-col-${column}${numbers.includes(column) ? ' fl-number' : ''}`}
            sort={{
              sortBy,
              columnIndex,
              onSort: () => onSort(nextSorting(sorting, column)),
            }}
          >
            {t(`services.columns.${column}`)}
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}

/** Up, down, and back to the order that needs no choice. */
function nextSorting(sorting: Sorting | undefined, column: Column): Sorting | undefined {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? undefined : { column, descending: true };
}

/** The rows in the document, with the room of those that are not. */
function withSpacers(
  items: readonly VirtualItem[],
  totalPx: number,
  columns: number,
  line: (index: number) => ReactNode,
): readonly ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const item of items) {
    if (item.start > end)
      parts.push(<Spacer key={`before ${item.index}`} heightPx={item.start - end} columns={columns} />);
    parts.push(line(item.index));
    end = item.end;
  }
  if (totalPx > end) parts.push(<Spacer key="after" heightPx={totalPx - end} columns={columns} />);
  return parts;
}

function Spacer({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className="fl-tree-spacer">
      <td colSpan={columns} style={{ height: heightPx }} />
    </tr>
  );
}
