import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from '../machine.ts';
import type { Table } from '../suite.ts';

/** One run of a suite, as it is written to its file. */
export interface Result {
  readonly suite: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly machine: Machine;
  readonly options: Readonly<Record<string, unknown>>;
  /** What was not as it must be, one line each. */
  readonly failures: readonly string[];
  readonly tables: readonly Table[];
  readonly data: unknown;
}

/** The results in a folder, by the name of their suite. */
export function readResults(folder: string): ReadonlyMap<string, Result> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const results = files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Result);
  return new Map(results.map((result) => [result.suite, result]));
}
