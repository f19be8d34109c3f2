import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from '../writeResult.ts';
import { fillPage } from './fillPage.ts';
import { readResults } from './result.ts';

/** Runs that are published, kept in the repository: `SUITE.json`, and the page that tells of it, `SUITE.md`. */
export const PUBLISHED = path.join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'benchmarks');

export const pageOf = (suite: string): string => path.join(PUBLISHED, `${suite}.md`);

/**
 * Publishes the last runs of some suites, and writes the tables of every page anew from what is published. Returns the files written.
 *
 * @throws Error if a suite has not been run, or has no page.
 */
export function writeReport(publish: readonly string[]): readonly string[] {
  const copied = publish.map((suite) => {
    const from = path.join(RESULTS, `${suite}.json`);
    if (!existsSync(from)) throw new Error(`there is no run of ${suite}: npm run bench -- ${suite}`);
    const to = path.join(PUBLISHED, `${suite}.json`);
    copyFileSync(from, to);
    return to;
  });
  const pages = Array.from(readResults(PUBLISHED), ([suite, result]) => {
    const page = pageOf(suite);
    if (!existsSync(page)) throw new Error(`${suite} has no page: write docs/benchmarks/${suite}.md`);
    writeFileSync(page, fillPage(readFileSync(page, 'utf8'), result));
    return page;
  });
  return [...copied, ...pages];
}
