import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { FoundPrometheus } from './FoundPrometheus.ts';

const signal = new AbortController().signal;
const servers: Server[] = [];
const sources: FoundPrometheus[] = [];
afterEach(async () => {
  for (const source of sources.splice(0)) await source.close();
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

/** A server that says of itself that it has this version, and knows one metric. */
async function aServer(version: string): Promise<string> {
  const server = createServer((request, response) => {
    const data = request.url?.includes('buildinfo') === true ? { version } : [`of_${version}`];
    response.setHeader('connection', 'close');
    response.end(JSON.stringify({ status: 'success', data }));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function found(find: () => string | undefined): FoundPrometheus {
  const source = new FoundPrometheus(find);
  sources.push(source);
  return source;
}

it('says what is missing as long as there is none', async () => {
  const source = found(() => undefined);
  expect(source).toMatchObject({ isThere: false, title: 'Prometheus, found by its Service' });
  await expect(source.prepare(signal)).rejects.toThrow('name one with --prometheus');
  await expect(source.metricNames(signal)).rejects.toThrow('--prometheus');
});

it('takes the one that comes, follows it to another address, and lets go of it', async () => {
  const [first, second] = [await aServer('1.0'), await aServer('2.0')];
  let url: string | undefined;
  const source = found(() => url);
  await expect(source.prepare(signal)).rejects.toThrow();

  url = first;
  await source.prepare(signal);
  expect(source).toMatchObject({ isThere: true, title: `Prometheus 1.0 at ${first}` });
  expect([...(await source.metricNames(signal))]).toEqual(['of_1.0']);

  url = second;
  await source.prepare(signal);
  expect(source.title).toBe(`Prometheus 2.0 at ${second}`);
  expect([...(await source.metricNames(signal))]).toEqual(['of_2.0']);

  url = undefined;
  await expect(source.prepare(signal)).rejects.toThrow('--prometheus');
  expect(source.isThere).toBe(false);
});
