import { formatNumber, numberColumns } from '../format.ts';
import type { Machine } from '../machine.ts';
import type { Table } from '../suite.ts';
import type { Result } from './result.ts';

/** A table in Markdown, in columns as wide as their widest cell, numbers to the right. */
export function markdownTable({ head, rows }: Omit<Table, 'title'>): string {
  const isNumber = numberColumns(head, rows);
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? formatNumber(cell) : cell.replaceAll('|', '\\|'))),
  );
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(cells[0] ?? []), line(rule), ...cells.slice(1).map(line)].join('\n');
}

/** Everything the report shows of one run. */
export function markdownResult({ suite, startedAt, seconds, machine, failures, tables, options }: Result): string {
  const flags = Object.entries(options).flatMap(([name, value]) => flagOf(name, value));
  const command = ['npm run bench --', suite, ...flags].join(' ');
  const day = startedAt.slice(0, 10);
  return [
    `\`${command}\`, ${day}, ${formatSeconds(seconds)}, on ${machineText(machine)}.`,
    ...tables.flatMap((table) => [`**${table.title}**`, markdownTable(table)]),
    ...(failures.length === 0 ? [] : [failures.map((failure) => `- Missed: ${failure}`).join('\n')]),
  ].join('\n\n');
}

/** Options that are on unless somebody switches them off. */
const OFF = new Set(['naive']);

/** An option as it was written; one that says nothing was not. Only one that is switched off (`--no-naive`) can be false. */
function flagOf(name: string, value: unknown): readonly string[] {
  const text = String(value);
  if (text === '') return [];
  if (text === 'false') return OFF.has(name) ? [`--no-${kebab(name)}`] : [];
  return [text === 'true' ? `--${kebab(name)}` : `--${kebab(name)} ${text}`];
}

function machineText({ cpus, cpu, memoryBytes, node, platform }: Machine): string {
  return `${cpus} × ${cpu.trim()}, ${Math.round(memoryBytes / 2 ** 30)} GiB, Node ${node}, ${platform}`;
}

function formatSeconds(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
