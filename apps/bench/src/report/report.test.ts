import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillPage } from './fillPage.ts';
import { markdownTable } from './markdown.ts';
import { pageOf, PUBLISHED } from './report.ts';
import { readResults } from './result.ts';
import type { Result } from './result.ts';
import { SUITES } from '../suites.ts';

const RESULT: Result = {
  suite: 'hold',
  startedAt: '2026-11-27T20:00:00.000Z',
  seconds: 42.3,
  machine: { node: 'v24.0.0', platform: 'linux x64', cpu: 'CPU', cpus: 2, memoryBytes: 8 * 2 ** 30 },
  options: { mostPods: 1000, only: '', keep: false, yesWrite: true, naive: false },
  failures: ['too slow'],
  tables: [{ title: 'Pods', head: ['who', 'B'], rows: [['a|b', 1234]] }],
  data: {},
};

describe('markdownTable', () => {
  it('is as wide as its cells, with numbers to the right', () => {
    const table = markdownTable({
      head: ['who', 'bytes'],
      rows: [
        ['us', 1234],
        ['the peer', 19],
      ],
    });
    expect(table.split('\n')).toEqual([
      '| who      | bytes |',
      '| -------- | ----: |',
      '| us       | 1,234 |',
      '| the peer |    19 |',
    ]);
  });

  it('keeps numbers to the right where one is missing', () => {
    const table = markdownTable({
      head: ['who', 'bytes'],
      rows: [
        ['us', 1234],
        ['the peer: fails', ''],
      ],
    });
    expect(table.split('\n').slice(1)).toEqual([
      '| --------------- | ----: |',
      '| us              | 1,234 |',
      '| the peer: fails |       |',
    ]);
  });
});

describe('fillPage', () => {
  const page = 'Before.\n\n<!-- results -->\n\nold\n\n<!-- end of results -->\n\nAfter.\n';

  it('puts command, machine, tables and what was missed between the marks, and leaves the rest', () => {
    const filled = fillPage(page, RESULT);
    expect(filled).toBe(
      [
        'Before.\n\n<!-- results -->',
        '`npm run bench -- hold --most-pods 1000 --yes-write --no-naive`, 2026-11-27, 42 s, on 2 × CPU, 8 GiB, Node v24.0.0, linux x64.',
        '**Pods**',
        '| who  |     B |\n| ---- | ----: |\n| a\\|b | 1,234 |',
        '- Missed: too slow',
        '<!-- end of results -->\n\nAfter.\n',
      ].join('\n\n'),
    );
    expect(fillPage(filled, RESULT)).toBe(filled);
  });

  it('refuses a page without a place for results', () => {
    expect(() => fillPage('Before.', RESULT)).toThrow(/no place for results/);
  });
});

describe('docs/benchmarks', () => {
  const published = [...readResults(PUBLISHED)];

  it('has a run of every suite', () => {
    expect(published.map(([suite]) => suite).toSorted()).toEqual(SUITES.map(({ name }) => name).toSorted());
  });

  it.each(published)('shows on the page of %s what the published run says', (suite, result) => {
    const page = readFileSync(pageOf(suite), 'utf8');
    expect(page).toBe(fillPage(page, result));
  });

  it.each(published)('names %s on its first page', (suite) => {
    expect(readFileSync(`${PUBLISHED}.md`, 'utf8')).toContain(`[\`${suite}\`](benchmarks/${suite}.md)`);
  });
});
