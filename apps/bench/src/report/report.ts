import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from '../writeResult.ts';
import { fillReport } from './fillReport.ts';
import { readResults } from './result.ts';

const DOCS = path.join(import.meta.dirname, '..', '..', '..', '..', 'docs');
/** Runs that are published, kept in the repository. */
export const PUBLISHED = path.join(DOCS, 'benchmarks');
export const REPORT = path.join(DOCS, 'benchmarks.md');

/**
 * Publishes the last runs of some suites, and writes the tables of the report anew from all that is published. Returns the files
 * written.
 *
 * @throws Error if a suite has not been run.
 */
export function writeReport(publish: readonly string[]): readonly string[] {
  mkdirSync(PUBLISHED, { recursive: true });
  const copied = publish.map((suite) => {
    const from = path.join(RESULTS, `${suite}.json`);
    if (!existsSync(from)) throw new Error(`there is no run of ${suite}: npm run bench -- ${suite}`);
    const to = path.join(PUBLISHED, `${suite}.json`);
    copyFileSync(from, to);
    return to;
  });
  writeFileSync(REPORT, fillReport(readFileSync(REPORT, 'utf8'), readResults(PUBLISHED)));
  return [...copied, REPORT];
}
