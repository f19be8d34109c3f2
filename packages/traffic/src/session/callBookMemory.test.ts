import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const CALLS = 20_000;

/** Three refreshes of the same calls in a process of its own, beside somebody who keeps what is told by its id. */
const PROGRAM = `
  const { CallBook } = await import(${JSON.stringify(new URL('CallBook.ts', import.meta.url).href)});
  const text = (made) => Buffer.from(made).toString();
  const refresh = (pace) => Array.from({ length: ${CALLS} }, (_, at) => {
    const [source, target] = ['caller', 'called'].map((end) => text('workload/some-namespace/Deployment/' + end + '-' + at));
    const figures = { requestsPerSecond: pace * (1 + at) };
    const call = { id: text('istio http ' + source + ' ' + target), source, target, protocol: 'http', telemetry: 'istio', rank: 1, confidence: 'workload', figures, at: pace };
    return { call, origin: {}, statuses: [] };
  });
  const held = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
  const book = new CallBook();
  const shown = new Map();
  const after = [];
  const told = [];
  for (const pace of [1, 2, 2.001]) {
    let changed = 0;
    await book.replace('istio', refresh(pace), ({ put }) => {
      for (const call of put) shown.set(call.id, call);
      changed += put.length;
    });
    told.push(changed);
    after.push(held());
  }
  console.log(JSON.stringify({ told, grown: Math.max(...after) - after[0] }));
`;

it('keeps the names of a call once, however many refreshes tell of it', { timeout: 60_000 }, () => {
  const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', PROGRAM]);
  const { told, grown } = JSON.parse(output.toString()) as { readonly told: number[]; readonly grown: number };
  expect(told).toEqual([CALLS, CALLS, 0]);
  // An id alone is more than a hundred.
  expect(grown / CALLS).toBeLessThan(50);
});
