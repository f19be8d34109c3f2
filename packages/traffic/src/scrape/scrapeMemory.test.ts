import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const TARGETS = 20;
const SERIES = 500;
const FILLER_BYTES = 500_000;

/** Scrapes some exporters three times in a process of its own, and tells what is kept of it. */
const PROGRAM = `
  const { ScrapeSource } = await import(${JSON.stringify(new URL('ScrapeSource.ts', import.meta.url).href)});
  const label = (name, of) => name + '="' + name + '-of-' + of + '.some.long.suffix.example.com"';
  const names = ['source_workload', 'source_namespace', 'destination_service', 'destination_workload', 'destination_version', 'response_code'];
  let scrapes = 0;
  const source = new ScrapeSource({
    targets: async () => ({ left: 0, targets: Array.from({ length: ${TARGETS} }, (_, at) => ({ uid: 'u' + at, namespace: 'n', pod: 'p' + at, port: 1, path: '/' })) }),
    read: async () => {
      scrapes += 1;
      const lines = Array.from({ length: ${SERIES} }, (_, at) => 'istio_requests_total{' + names.map((name) => label(name, at % 50)).join(',') + ',at="' + at + '"} ' + scrapes * at);
      return Buffer.from(lines.join('\\n') + '\\nsome_other_metric_of_the_exporter{x="' + 'y'.repeat(${FILLER_BYTES}) + scrapes + '"} 1\\n').toString();
    },
    wants: (name) => name === 'istio_requests_total',
    way: 'pod-proxy',
    intervalSeconds: 10,
    monotonicMs: () => scrapes * 1000,
  });
  const { signal } = new AbortController();
  const held = async () => {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
    gc();
    return process.memoryUsage().heapUsed;
  };
  const before = await held();
  for (let round = 0; round < 3; round += 1) await source.prepare(signal);
  const rows = [];
  await source.read({ metric: 'istio_requests_total', by: ['source_workload'] }, 40, (row) => rows.push(row));
  console.log(JSON.stringify({ kept: (await held()) - before, rows: rows.length }));
`;

it('keeps of an exposition neither its text nor each label as often as it comes', { timeout: 60_000 }, () => {
  const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', PROGRAM]);
  const { kept, rows } = JSON.parse(output.toString()) as { readonly kept: number; readonly rows: number };
  expect(rows).toBe(50);
  // As texts, the six labels of a series and its key would be 700 bytes; code that was compiled meanwhile is counted, too.
  expect(kept / (TARGETS * SERIES)).toBeLessThan(600);
});
