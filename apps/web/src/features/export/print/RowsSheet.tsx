import { formatCount, verdictWord } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import type { ReactNode } from 'react';
import { VerdictMark } from '../../../components/VerdictMark.tsx';
import { captionOf, type CaptionFacts } from '../caption.ts';
import { sinceText } from '../explanation.ts';
import { useWording } from '../useWording.ts';
import { SheetHead } from './SheetHead.tsx';
import type { RowTexts } from '../../services/useRowTexts.ts';
import { COLUMNS, DEFAULT_COLUMNS, type Column } from '../../../viewState/tableState.ts';
import { usePrinting } from './usePrinting.ts';
import './print.css';

/** More would keep the browser and whoever waits for the paper busy: about 40 pages. */
const MOST_ROWS = 1_000;

export interface RowsSheetProps {
  /** What the filters leave, in the order of the table. */
  readonly rows: readonly ServiceRow[];
  /** Of all services in the chosen namespaces. */
  readonly total: number;
  readonly facts: () => CaptionFacts | undefined;
  readonly texts: Omit<RowTexts, 'why'>;
  /** Those of the table: of what is usually not shown, paper has what has been chosen. */
  readonly columns: readonly Column[];
}

const NUMBERS: readonly Column[] = ['ready', 'since', 'callers', 'rate', 'errors', 'age'];

/** On paper: the services that the filters leave, by namespace, closed namespaces included. */
export function RowsSheet({ rows, total, facts, texts, columns }: RowsSheetProps) {
  const wording = useWording();
  const { t, language } = wording;
  const about = usePrinting(facts);
  if (about === undefined) return null;
  const printed = rows.slice(0, MOST_ROWS);
  const shownColumns = printedColumns(columns);
  const count = (value: number): string => formatCount(value, language);
  const caption = captionOf({ ...about, of: 'rows' }, wording);
  const extent =
    printed.length < rows.length
      ? t('export.sheet.cut', { shown: count(printed.length), matching: count(rows.length) })
      : t('export.sheet.rows', { shown: count(printed.length), total: count(total) });
  const cells = (row: ServiceRow): Readonly<Record<PrintedColumn, ReactNode>> => ({
    verdict: (
      <>
        <VerdictMark verdict={row.verdict} size={14} /> {verdictWord(row.verdict, language)}
      </>
    ),
    ready: texts.ready(row),
    why: texts.sentence(row),
    since: row.since === null ? '' : sinceText(row.since, about.nowMs, wording),
    type: texts.type(row),
    ports: texts.ports(row),
    callers: texts.callers(row),
    rate: texts.rate(row),
    errors: texts.errors(row),
    zones: texts.zones(row),
    owner: texts.owners(row),
    age: row.createdAt === null ? '' : sinceText({ at: row.createdAt, basis: 'api' }, about.nowMs, wording),
  });
  return (
    <div className="fl-print">
      <SheetHead caption={{ ...caption, lines: [...caption.lines, extent] }} />
      <table className="fl-print-rows">
        <thead>
          <tr>
            <th scope="col">{t('services.columns.name')}</th>
            {shownColumns.map((column) => (
              <th key={column} scope="col" className={classOf(column)}>
                {t(`services.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {[...Map.groupBy(printed, ({ namespace }) => namespace)].map(([namespace, members]) => (
          <tbody key={namespace}>
            <tr className="fl-print-group">
              <th scope="rowgroup" colSpan={shownColumns.length + 1}>
                {namespace}
              </th>
            </tr>
            {members.map((row) => {
              const shown = cells(row);
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <span className="fl-print-name">{row.name}</span>
                  </th>
                  {shownColumns.map((column) => (
                    <td key={column} className={classOf(column)}>
                      {shown[column]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type PrintedColumn = Exclude<Column, 'name'>;

/** The usual columns, whatever the window has room for, and those that were chosen beside them. */
const printedColumns = (chosen: readonly Column[]): readonly PrintedColumn[] =>
  COLUMNS.filter((column) => DEFAULT_COLUMNS.includes(column) || chosen.includes(column)).filter(
    (column) => column !== 'name',
  );

const classOf = (column: Column): string | undefined => (NUMBERS.includes(column) ? 'fl-print-number' : undefined);
