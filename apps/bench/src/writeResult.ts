import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thisMachine } from './machine.ts';
import type { Result } from './report/result.ts';
import type { SuiteResult } from './suite.ts';

/** Beside the sources, not kept in the repository. */
export const RESULTS = path.join(import.meta.dirname, '..', 'results');

/** Writes what a suite has found, with the machine it was found on. Returns the file. */
export function writeResult(
  suite: string,
  options: Readonly<Record<string, unknown>>,
  { tables, data, failures }: SuiteResult,
  startedAt: Date,
): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${suite}.json`);
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const result: Result = {
    suite,
    startedAt: startedAt.toISOString(),
    seconds,
    machine: thisMachine(),
    options: withoutFolders(options),
    failures,
    tables,
    data,
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** Where a file lies is a matter of one machine. */
function withoutFolders(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' && path.isAbsolute(value) ? path.basename(value) : value,
    ]),
  );
}
