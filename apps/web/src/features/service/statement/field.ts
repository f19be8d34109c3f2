/**
 * A field of an object: keys one below the other. A step into a list names the item by one of its own fields: `{ type: 'Ready' }`.
 */
export type FieldPath = readonly (string | { readonly [key: string]: string })[];

/** As a person reads it: `status.conditions[Ready]`. */
export function fieldName(path: FieldPath): string {
  let name = '';
  for (const step of path) {
    if (typeof step !== 'string') name += `[${Object.values(step).join()}]`;
    else if (/^[A-Za-z]+$/.test(step)) name += name === '' ? step : `.${step}`;
    else name += `[${step}]`;
  }
  return name;
}

export interface LineRange {
  /** Index of the first line, and of the line after the last. */
  readonly from: number;
  readonly to: number;
  /** The whole path was there; otherwise the range is of the nearest field above it. */
  readonly whole: boolean;
}

/**
 * Lines of a field in YAML as the server writes it: block style, two spaces deeper per level, also for the items of a list. A field that is
 * missing gives the nearest one above it that is there.
 */
export function findField(lines: readonly string[], path: FieldPath): LineRange | undefined {
  let range: LineRange | undefined;
  let within: Lines = { from: 0, to: lines.length, indent: 0 };
  for (const step of path) {
    const next = typeof step === 'string' ? keyIn(lines, within, step) : itemIn(lines, within, step);
    if (next === undefined) return range === undefined ? undefined : { ...range, whole: false };
    range = { from: next.at, to: next.to, whole: true };
    within = { from: next.from, to: next.to, indent: next.indent };
  }
  return range;
}

/** Lines that hold the fields of one object, or the items of one list, which all begin at `indent`. */
interface Lines {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

interface Found extends Lines {
  /** The line that names it. */
  readonly at: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A first field stands behind the dash of its item. */
const withoutDash = (line: string): string => line.replace(/^(\s*)- /, '$1  ');

function keyIn(lines: readonly string[], { from, to, indent }: Lines, key: string): Found | undefined {
  for (let at = from; at < to; at++) {
    const line = withoutDash(lines[at] ?? '');
    if (indentOf(line) !== indent || keyOf(line) !== key) continue;
    const end = endOf(lines, at, to, indent);
    return { at, from: at + 1, to: end, indent: indent + 2 };
  }
  return undefined;
}

function itemIn(
  lines: readonly string[],
  { from, to, indent }: Lines,
  wanted: Readonly<Record<string, string>>,
): Found | undefined {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (indentOf(line) !== indent || !line.trimStart().startsWith('- ')) continue;
    const end = endOf(lines, at, to, indent);
    const item = { at, from: at, to: end, indent: indent + 2 };
    const fits = Object.entries(wanted).every(([key, value]) => {
      const field = keyIn(lines, item, key);
      return field !== undefined && valueOf(withoutDash(lines[field.at] ?? '')) === value;
    });
    if (fits) return item;
  }
  return undefined;
}

/** What is deeper belongs to it. */
function endOf(lines: readonly string[], at: number, to: number, indent: number): number {
  let end = at + 1;
  while (end < to && ((lines[end] ?? '').trim() === '' || indentOf(lines[end] ?? '') > indent)) end++;
  return end;
}

function keyOf(line: string): string | undefined {
  const text = line.trimStart();
  const quoted = /^"((?:[^"\\]|\\.)*)":(?: |$)/.exec(text)?.[1];
  return quoted ?? /^([^\s"'].*?):(?: |$)/.exec(text)?.[1];
}

function valueOf(line: string): string {
  const text = /:(?: (.*))?$/.exec(line.slice(line.indexOf(':')))?.[1] ?? '';
  return text.replace(/^"(.*)"$/, '$1');
}
