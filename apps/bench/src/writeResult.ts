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
    options,
    failures,
    tables,
    data,
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}
