import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { ProblemSchema } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair({ server: { allowedHosts: ['map.example'] } });
});
afterAll(() => pair.stop());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as it is, without fetch tidying path, headers and method. */
async function raw(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const { port } = new URL(pair.server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((body) => resolve({ status: statusCode, headers, body }), reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Bytes sent as they are; what comes back until the server hangs up. */
async function bytes(sent: string): Promise<string> {
  const socket = connectTcp(Number(new URL(pair.server.url).port), '127.0.0.1');
  socket.write(sent);
  return text(socket);
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem: unknown = JSON.parse(answer.body);
  expect(ProblemSchema.parse(problem)).toMatchObject({ status, code });
  expect(answer.body).not.toMatch(/\bat .*\.(ts|js)|node_modules|node:internal/);
}

const SERVICE = '/api/v1/namespaces/shop/services';

describe('bad input', () => {
  it.each([
    ['/api/v1/graph?namespace=Shop', 400, 'bad-request'],
    ['/api/v1/graph?namespace=', 400, 'bad-request'],
    ['/api/v1/graph?namespace=a&namespace=-b', 400, 'bad-request'],
    ['/api/v1/graph?level=galaxy', 400, 'bad-request'],
    ['/api/v1/graph?level=app&level=service', 400, 'bad-request'],
    ['/api/v1/graph?budget=many', 400, 'bad-request'],
    ['/api/v1/graph?budget=0', 400, 'bad-request'],
    ['/api/v1/graph?budget=1&budget=2', 400, 'bad-request'],
    ['/api/v1/graph?open=', 400, 'bad-request'],
    ['/api/v1/services?namespace=a%00b', 400, 'bad-request'],
    ['/api/v1/services?namespace=%ff%fe', 400, 'bad-request'],
    [`/api/v1/services?namespace=${'x'.repeat(64)}`, 400, 'bad-request'],
    ['/api/v1/endpointslices?namespace=../etc', 400, 'bad-request'],
    ['/api/v1/stream?since=nonsense', 400, 'bad-request'],
    ['/api/v1/stream?detail=pod/shop/cart', 400, 'bad-request'],
    ['/api/v1/stream?detail=service/shop', 400, 'bad-request'],
    ['/api/v1/services/stream?since=-1', 400, 'bad-request'],
    ['/api/v1/cache?measure=perhaps', 400, 'bad-request'],
    [`${SERVICE}/Cart`, 400, 'bad-request'],
    [`${SERVICE}/a_b`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=node`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=pod/cart`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=node/A_b`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=zone/-a`, 400, 'bad-request'],
    [`${SERVICE}/cart?from=zone/a&from=zone/b`, 400, 'bad-request'],
    [`${SERVICE}/%ZZ`, 400, 'bad-request'],
    [`${SERVICE}/%`, 400, 'bad-request'],
    ['/api/v1/namespaces/UPPER/services/cart', 400, 'bad-request'],
    [`${SERVICE}/nothing-here`, 404, 'not-found'],
    ['/api/v1/namespaces/nowhere/services/cart', 404, 'not-found'],
    ['/api/v1/nothing', 404, 'not-found'],
    ['/api/v2/status', 404, 'not-found'],
    ['/API/v1/status', 404, 'not-found'],
    ['/api/v1/traffic', 400, 'bad-request'],
    ['/api/v1/traffic?edge=x', 400, 'bad-request'],
    ['/api/v1/traffic?edge=service/shop/cart&window=never', 400, 'bad-request'],
    ['/api/v1/find', 400, 'bad-request'],
    ['/api/v1/find?q=verdict:', 400, 'bad-request'],
    ['/api/v1/graph?hide=(', 400, 'bad-request'],
    [`${SERVICE}/cart/nothing`, 404, 'not-found'],
    ['/api/', 404, 'not-found'],
    ['/..%2f..%2fetc/passwd', 404, 'not-found'],
    ['/assets/../../package.json', 404, 'not-found'],
  ])('GET %s is answered %i %s', async (path, status, code) => {
    expectProblem(await raw(path), status, code);
  });

  it.each(['?colour=red', '?__proto__[x]=1', '?constructor=1&toString=2', `?${'a=b&'.repeat(3000)}`, '?&&==&%'])(
    'ignores what it does not know: %s',
    async (query) => {
      expect((await raw(`/api/v1/services${query}`)).status).toBe(200);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is answered 405', async (method) => {
    for (const path of ['/api/v1/graph', '/healthz', '/nothing']) {
      const answer = await raw(path, { method });
      expectProblem(answer, 405, 'method-not-allowed');
      expect(answer.headers['allow']).toBe('GET, HEAD');
    }
  });

  it.each([
    {
      name: 'an address without end',
      sent: `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      status: 431,
    },
    { name: 'no HTTP at all', sent: 'hello\r\n\r\n', status: 400 },
    { name: 'a method that nobody knows', sent: 'FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', status: 405 },
    { name: 'a tunnel', sent: 'CONNECT k8s.example:443 HTTP/1.1\r\nHost: k8s.example\r\n\r\n', status: 405 },
    { name: 'TLS', sent: '\u0016\u0003\u0001 GET', status: 400 },
    { name: 'a request without Host', sent: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', status: 421 },
  ])('$name is answered $status', async ({ sent, status }) => {
    const answer = await bytes(sent);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toMatch(/\bat .*\.(ts|js)/);
  });
});

it('goes on when somebody who asked for a tunnel hangs up', async () => {
  const port = Number(new URL(pair.server.url).port);
  for (let times = 0; times < 20; times += 1) {
    const socket = connectTcp(port, '127.0.0.1');
    socket.write('CONNECT k8s.example:443 HTTP/1.1\r\nHost: k8s.example\r\n\r\n');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  expect((await raw('/healthz')).status).toBe(200);
});

describe('whose requests are answered', () => {
  it.each([
    { headers: { host: 'localhost' }, ok: true },
    { headers: { host: 'localhost:8420' }, ok: true },
    { headers: { host: 'LOCALHOST.:1' }, ok: true },
    { headers: { host: '127.0.0.1' }, ok: true },
    { headers: { host: '127.9.9.9:80' }, ok: true },
    { headers: { host: '[::1]:8420' }, ok: true },
    { headers: { host: 'map.example' }, ok: true },
    { headers: { host: 'Map.Example:443' }, ok: true },
    { headers: { host: 'evil.example' }, ok: false },
    { headers: { host: 'map.example.evil.example' }, ok: false },
    { headers: { host: 'localhost.evil.example' }, ok: false },
    { headers: { host: '127.0.0.1.evil.example' }, ok: false },
    { headers: { host: '10.0.0.1' }, ok: false },
    { headers: { host: 'a b' }, ok: false },
    { headers: { host: 'user@localhost' }, ok: false },
    { headers: { host: 'localhost', origin: 'http://localhost:5173' }, ok: true },
    { headers: { host: 'localhost', origin: 'https://map.example' }, ok: true },
    { headers: { host: 'localhost', origin: 'http://evil.example' }, ok: false },
    { headers: { host: 'localhost', origin: 'null' }, ok: false },
  ])('$headers: $ok', async ({ headers, ok }) => {
    for (const path of ['/api/v1/status', '/healthz', '/metrics']) {
      const answer = await raw(path, { headers });
      if (ok) expect(answer.status).toBe(200);
      else expectProblem(answer, 421, 'misdirected');
    }
  });
});

describe('every answer', () => {
  it.each([
    ['/api/v1/status', 'GET', 'localhost'],
    ['/api/v1/nothing', 'GET', 'localhost'],
    [`${SERVICE}/%ZZ`, 'GET', 'localhost'],
    ['/api/v1/status', 'POST', 'localhost'],
    ['/api/v1/status', 'GET', 'evil.example'],
    ['/metrics', 'GET', 'localhost'],
  ])('%s (%s, %s) carries the security headers and no CORS', async (path, method, host) => {
    const { headers } = await raw(path, { method, headers: { host, origin: 'http://localhost' } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("img-src 'self' blob: data:");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain('unsafe-');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('to what is no request carries them, too', async () => {
    const answer = await bytes('hello\r\n\r\n');
    expect(answer).toContain('X-Content-Type-Options: nosniff');
    expect(answer).toContain("frame-ancestors 'none'");
  });
});
