import { markdownResult } from './markdown.ts';
import type { Result } from './result.ts';

const SECTION = /<!-- results: ([a-z-]+) -->\n[\s\S]*?<!-- end of results -->/g;

/**
 * The report with the results of each suite between its marks, `<!-- results: SUITE -->` and `<!-- end of results -->`; what
 * stands around them is left as it is.
 *
 * @throws Error if a suite with results has no place in the report.
 */
export function fillReport(report: string, results: ReadonlyMap<string, Result>): string {
  const placed = new Set<string>();
  const filled = report.replaceAll(SECTION, (_, suite: string) => {
    placed.add(suite);
    const result = results.get(suite);
    const text = result === undefined ? 'No run is published.' : markdownResult(result);
    return `<!-- results: ${suite} -->\n\n${text}\n\n<!-- end of results -->`;
  });
  const lost = [...results.keys()].filter((suite) => !placed.has(suite));
  if (lost.length > 0) {
    throw new Error(`the report has no place for ${lost.join(', ')}: add <!-- results: ${lost[0] ?? ''} -->`);
  }
  return filled;
}
