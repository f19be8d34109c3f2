import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import type { SuiteResult } from './suite.ts';

/** Beside the sources, not kept in the repository. */
const FOLDER = path.join(import.meta.dirname, '..', 'results');

/** Writes what a suite has found, with the machine it was found on. Returns the file. */
export function writeResult(suite: string, options: object, { data, failures }: SuiteResult, startedAt: Date): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${suite}.json`);
  const [cpu] = cpus();
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpu?.model ?? 'unknown',
    cpus: cpus().length,
    memoryBytes: totalmem(),
  };
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const result = { suite, startedAt: startedAt.toISOString(), seconds, machine, options, failures, data };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}
