import type { FindMatch } from '@fairlead/protocol';
import { Skeleton, ToolbarItem } from '@patternfly/react-core';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSearch } from '../../viewState/useSearch.ts';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useMediaQuery } from '../../settings/useMediaQuery.ts';
import { pictureOf } from '../../viewState/pictureOf.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { onlyBroken, withoutUpmost } from '../../viewState/viewState.ts';
import { ServiceDrawer } from '../service/ServiceDrawer.tsx';
import { useKeys } from '../../keys/useKeys.ts';
import { FilterToolbar } from '../toolbar/FilterToolbar.tsx';
import { NothingMatches } from '../states/NothingMatches.tsx';
import { ChoiceMenu } from '../map/levels/ChoiceMenu.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { DEFAULT_COLUMNS, type Column } from '../../viewState/tableState.ts';
import { RowsSheet } from '../export/print/RowsSheet.tsx';
import { RowsExport } from '../export/RowsExport.tsx';
import { useCaptionFacts } from '../export/useCaptionFacts.ts';
import { ReasonMenu } from './ReasonMenu.tsx';
import { ServicesNotes } from './ServicesNotes.tsx';
import { ServicesTable } from './ServicesTable.tsx';
import { withOpen } from '../../viewState/tableState.ts';
import type { TreeRow } from './tree.ts';
import { useRowTexts } from './useRowTexts.ts';
import { useServiceRows } from './useServiceRows.ts';
import { useTableState } from './useTableState.ts';
import { useTree } from './useTree.ts';
import './services.css';
import './columnWidths.css';

/** Columns that give way while the drawer stands beside the table. */
const GIVE_WAY: readonly Column[] = ['type', 'ports', 'callers', 'zones', 'owner', 'age'];
/** Columns that make room for the reasons where a window is not wide, unless somebody has chosen columns. */
const SNUG_OUT: readonly Column[] = ['type', 'ports'];
/** Columns that stay in a narrow or much enlarged window. */
const NARROW: readonly Column[] = ['name', 'verdict', 'ready', 'why', 'since'];

/** Everything the map knows, as a table: the same filters, the same selection, the same address. */
export function ServicesPage() {
  const { t } = useTranslation();
  const { view, change } = useViewState();
  const [, setSearch] = useSearch();
  const { table, changeTable } = useTableState();
  const snapshot = useGraphSnapshot(pictureOf(view));
  const status = useStatus().data;
  const connection = useLivePart('connection');
  const items = useServiceRows(view.namespaces);
  const captionFacts = useCaptionFacts(snapshot, status);
  const texts = useRowTexts();
  const tree = useTree(items, table.sorting, table.open, texts);
  const navigate = useNavigate();
  const roomy = useMediaQuery('(min-width: 1600px)');
  const snug = useMediaQuery('(max-width: 1200px)') && table.columns === DEFAULT_COLUMNS;
  const narrow = useMediaQuery('(max-width: 900px)');
  const close = useCallback(() => change({ select: undefined }, 'push'), [change]);
  useKeys({
    b: () => change(onlyBroken, 'push'),
    Escape: () => change(withoutUpmost, 'push'),
  });

  const goTo = useCallback(({ id }: FindMatch) => change({ select: id }, 'replace'), [change]);
  const select = useCallback(
    (row: TreeRow) => {
      if (row.kind === 'service') change({ select: row.id }, 'push');
      else if (row.kind === 'pod') {
        setSearch((before) => {
          const next = new URLSearchParams(before);
          next.set('select', row.service.id);
          next.set('pod', row.pod.name);
          return next;
        });
      }
    },
    [change, setSearch],
  );
  const openPage = useCallback(
    (row: TreeRow) => {
      const service = row.kind === 'service' ? row.row : row.kind === 'pod' ? row.service : undefined;
      if (service !== undefined) void navigate(`/services/${service.namespace}/${service.name}`);
    },
    [navigate],
  );
  const toggle = useCallback(
    (id: string, open: boolean) => changeTable((before) => ({ open: withOpen(before.open, id, open) })),
    [changeTable],
  );
  const columns = useMemo(
    () =>
      table.columns.filter(
        (name) =>
          (!narrow || NARROW.includes(name)) &&
          (!snug || !SNUG_OUT.includes(name)) &&
          (view.select === undefined || roomy || !GIVE_WAY.includes(name)),
      ),
    [table.columns, view.select, roomy, snug, narrow],
  );
  return (
    <main className="fl-screen">
      <h1 className="fl-visually-hidden">{t('services.title')}</h1>
      <FilterToolbar
        picksFilter
        snapshot={snapshot}
        onGo={goTo}
        last={<RowsExport rows={tree.services} why={texts.sentence} />}
      >
        <ToolbarItem className="fl-toolbar-end">
          <ChoiceMenu
            label={t('services.group.label')}
            text={t(`services.group.${view.tree ?? 'none'}`)}
            chosen={view.tree ?? 'none'}
            choices={[
              { value: 'none', text: t('services.group.none') },
              { value: 'app', text: t('services.group.app'), description: t('services.group.appHint') },
            ]}
            onChange={(value) => change({ tree: value === 'app' ? value : undefined }, 'push')}
          />
        </ToolbarItem>
        <ToolbarItem>
          <ReasonMenu rows={items ?? []} find={view.find} onFind={(find) => change({ find }, 'push')} />
        </ToolbarItem>
        <ToolbarItem>
          <ColumnsMenu columns={table.columns} onChange={(chosen) => changeTable(() => ({ columns: chosen }))} />
        </ToolbarItem>
      </FilterToolbar>
      <div className="fl-services-body">
        <ServiceDrawer selectedId={view.select} snapshot={snapshot} onClose={close}>
          <ServicesNotes status={status} connection={connection} known={items} />
          {items === undefined && connection.phase !== 'lost' ? <Reading /> : null}
          {tree.rows.length === 0 ? null : (
            <ServicesTable
              rows={tree.rows}
              columns={columns}
              sorting={table.sorting}
              texts={texts}
              selectedId={view.select}
              onSort={(sorting) => changeTable(() => ({ sorting }))}
              onToggle={toggle}
              onSelect={select}
              onPage={openPage}
              quiet={tree.handlers}
            />
          )}
          {items !== undefined && items.length > 0 && tree.services.length === 0 ? (
            <NothingMatches hidden={items.length} />
          ) : null}
        </ServiceDrawer>
      </div>
      <RowsSheet
        rows={tree.services}
        total={items?.length ?? 0}
        facts={() => (items === undefined ? undefined : captionFacts('whole'))}
        texts={texts}
        columns={table.columns}
      />
    </main>
  );
}

function Reading() {
  const { t } = useTranslation();
  return (
    <div className="fl-tree-reading" role="status" aria-label={t('services.reading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height="20px" width={index % 4 === 0 ? '30%' : '80%'} />
      ))}
    </div>
  );
}
