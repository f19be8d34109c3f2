import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakeClock.ts';
import { readExposition, sumOf } from '../../../test/scraped.ts';
import type { Simulator } from '../../index.ts';
import { startSimulator } from '../../index.ts';

const SIZE = { pods: 900, services: 300, nodes: 20 };

let clock: FakeClock;
let simulator: Simulator;
beforeEach(async () => {
  clock = new FakeClock();
  simulator = await startSimulator({ scene: 'fleet', size: SIZE, clock });
});
afterEach(() => simulator.stop());

const key = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;

describe('calls in a fleet', () => {
  it('are several for each service, most of them near, some services being called by many', () => {
    const calls = simulator.calls();
    const perService = calls.length / SIZE.services;
    expect(perService).toBeGreaterThan(2);
    expect(perService).toBeLessThan(6);
    const callers = Map.groupBy(calls, ({ call }) => key(call.to));
    const most = Math.max(...[...callers.values()].map((each) => each.length));
    expect(most).toBeGreaterThan(perService * 3);
    expect(most).toBeLessThan(SIZE.services / 2);
    expect(new Set(calls.map(({ call }) => `${key(call.from)} ${key(call.to)}`)).size).toBe(calls.length);
    expect(calls.some(({ call }) => call.from.namespace !== call.to.namespace)).toBe(true);
  });

  it('have no cycles, and nobody passes on more than 25 times what it gets', () => {
    const calls = simulator.calls();
    const from = Map.groupBy(calls, ({ call }) => key(call.from));
    const into = Map.groupBy(calls, ({ call }) => key(call.to));
    const open = new Set<string>();
    const done = new Set<string>();
    const visit = (service: string): void => {
      if (open.has(service)) expect.fail(`a cycle through ${service}`);
      if (done.has(service)) return;
      open.add(service);
      for (const { call } of from.get(service) ?? []) visit(key(call.to));
      open.delete(service);
      done.add(service);
    };
    for (const service of from.keys()) visit(service);
    const total = (of: typeof calls | undefined): number =>
      (of ?? []).reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
    for (const [service, made] of from) {
      const got = total(into.get(service));
      // What users meet gets its calls from them.
      if (Number(service.slice(-5)) % 20 !== 0) expect(total(made), service).toBeLessThanOrEqual(got * 25);
    }
  });

  it('fail where the plan has no backends, and nothing comes out of those', () => {
    const calls = simulator.calls();
    const broken = calls.filter(({ errorShare }) => errorShare === 1).map(({ call }) => key(call.to));
    expect(new Set(broken).size).toBeGreaterThan(1);
    for (const { call, requestsPerSecond } of calls) {
      if (broken.includes(key(call.from))) expect(requestsPerSecond).toBe(0);
    }
  });

  it('are told by each pod of its part, and grow at the rate of the model', async () => {
    const busiest = simulator.calls().reduce((a, b) => (a.requestsPerSecond > b.requestsPerSecond ? a : b));
    const { namespace, name } = busiest.call.from;
    const pods = simulator.world.list('pods', namespace).filter(({ metadata }) => metadata.name.startsWith(`${name}-`));
    const scrape = async (): Promise<number> => {
      let sum = 0;
      for (const { metadata } of pods) {
        const path = `/api/v1/namespaces/${namespace}/pods/${metadata.name}:15020/proxy/stats/prometheus`;
        const samples = readExposition(await (await fetch(simulator.url + path)).text());
        sum += sumOf(samples, 'istio_requests_total', {
          reporter: 'source',
          destination_service: `${busiest.call.to.name}.${busiest.call.to.namespace}.svc.cluster.local`,
        });
      }
      return sum;
    };
    const before = await scrape();
    clock.advance(10_000);
    const rate = ((await scrape()) - before) / 10;
    expect(Math.abs(rate / busiest.requestsPerSecond - 1)).toBeLessThan(0.1);
  });
});
