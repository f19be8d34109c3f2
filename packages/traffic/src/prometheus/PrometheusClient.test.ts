import { afterEach, describe, expect, it, vi } from 'vitest';
import { aPrometheus, vector } from '../../test/aPrometheus.ts';
import type { Scripted } from '../../test/aPrometheus.ts';
import { TurnCount } from '../../test/TurnCount.ts';
import { configOfUrl } from './config.ts';
import { PrometheusClient } from './PrometheusClient.ts';

const signal = new AbortController().signal;
const config = configOfUrl('http://prometheus/prefix/');

afterEach(() => {
  vi.restoreAllMocks();
});

async function asked(answer: (post: boolean) => Scripted) {
  const transport = aPrometheus(({ form }) => answer(form !== undefined));
  const client = new PrometheusClient(config, transport);
  const elements: unknown[] = [];
  const ask = () => client.ask('query', { query: 'up' }, (element) => elements.push(element), signal);
  return { transport, ask, elements };
}

describe('PrometheusClient', () => {
  it('posts queries, below the path of the address', async () => {
    const { transport, ask, elements } = await asked(() => vector({ metric: {}, value: [1, '2'] }));
    expect(await ask()).toMatchObject({ series: 1, warnings: [] });
    expect(elements).toEqual([{ metric: {}, value: [1, '2'] }]);
    expect(transport.requests[0]?.url.href).toBe('http://prometheus/prefix/api/v1/query');
    expect(transport.requests[0]?.form).toContain('query=up');
  });

  it('parses answers that come at the same time in turns of their own', async () => {
    // Each element takes longer than a turn.
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const client = new PrometheusClient(
      config,
      aPrometheus(() => vector({ metric: {}, value: [1, '2'] })),
    );
    using count = new TurnCount();
    const turns: number[] = [];
    const take = (): void => {
      nowMs += 10;
      turns.push(count.turn);
    };
    await Promise.all([1, 2, 3].map(() => client.ask('query', { query: 'up' }, take, signal)));
    expect(new Set(turns).size).toBe(3);
  });

  it('gets where a proxy lets no POST through, and remembers that', async () => {
    const { transport, ask } = await asked((post) => (post ? { status: 405, body: '' } : vector()));
    await ask();
    await ask();
    expect(transport.requests.map(({ form }) => form !== undefined)).toEqual([true, false, false]);
    expect(transport.requests[2]?.url.search).toContain('query=up');
  });

  it.each([
    { answer: { status: 401, body: '' }, code: 'credentials' },
    { answer: { status: 403, body: '<html>no</html>' }, code: 'credentials', says: 'HTTP 403' },
    {
      answer: { status: 422, body: '{"status":"error","error":"too many samples"}' },
      code: 'too-much',
      says: 'too many samples',
    },
    { answer: { status: 503, body: 'busy' }, code: 'busy' },
    { answer: { status: 502, body: '<h1>Bad Gateway</h1>' }, code: 'refused', says: 'HTTP 502' },
    { answer: { body: '<html>a login page</html>' }, code: 'garbage' },
    { answer: { body: '{"status":"error","error":"x"}' }, code: 'garbage' },
  ])('tells in one line what $answer means', async ({ answer, code, says = '' }) => {
    const { ask } = await asked(() => answer);
    await expect(ask()).rejects.toMatchObject({
      name: 'PrometheusError',
      code,
      message: expect.stringContaining(says) as string,
    });
    await expect(ask()).rejects.not.toMatchObject({ message: expect.stringContaining('<') as string });
  });

  it('tells what a server says about its answer', async () => {
    const body = JSON.stringify({
      status: 'success',
      isPartial: true,
      warnings: ['store is away'],
      data: { result: [] },
    });
    const { ask } = await asked(() => ({ body }));
    expect((await ask()).warnings).toEqual(['store is away', 'the answer is partial']);
  });

  it('has three questions under way at most, and lets go of those nobody waits for', async () => {
    const transport = aPrometheus(() => 'never');
    const client = new PrometheusClient(config, transport);
    const leaving = new AbortController();
    const asks = Array.from({ length: 5 }, () => client.ask('query', { query: 'up' }, () => undefined, leaving.signal));
    const settled = Promise.allSettled(asks);
    await Promise.resolve();
    await Promise.resolve();
    expect(transport.requests.length).toBeLessThanOrEqual(3);
    leaving.abort(new Error('gone'));
    expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
    expect(transport.requests.length).toBeLessThanOrEqual(3);
  });

  it('finds out what it is, unless that is told', async () => {
    const body = JSON.stringify({ status: 'success', data: { application: 'Grafana Mimir', version: '2.14.0' } });
    const server = aPrometheus(() => ({ body }));
    const found = new PrometheusClient(config, server);
    expect(await found.identify(signal)).toBe('2.14.0');
    expect(found.flavour).toBe('mimir');
    const told = new PrometheusClient({ ...config, flavour: 'thanos' }, server);
    await told.identify(signal);
    expect(told.flavour).toBe('thanos');
  });
});
