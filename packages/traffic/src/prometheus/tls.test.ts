import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOfFile } from './config.ts';
import { PrometheusError } from './errors.ts';
import { PrometheusSource } from './PrometheusSource.ts';

const TLS = fileURLToPath(new URL('../../test/tls/', import.meta.url));
const pem = (name: string): string => readFileSync(path.join(TLS, name), 'utf8');

let server: Server;
let folder: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-tls-'));
  const options = { cert: pem('server.pem'), key: pem('server.key'), ca: pem('ca.pem') };
  server = createServer({ ...options, requestCert: true, rejectUnauthorized: true }, (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"status":"success","data":["up"]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const CA = `ca: ${TLS}ca.pem`;
const CLIENT = `cert: ${TLS}client.pem, key: ${TLS}client.key`;

/** The names of metrics that the server tells, or why it does not. */
async function namesFrom(tls: string, url = `https://127.0.0.1:${port}`): Promise<string[] | string> {
  const file = path.join(folder, 'prometheus.yaml');
  writeFileSync(file, `url: ${url}\ntls: { ${tls} }\n`);
  const source = new PrometheusSource(configOfFile(file));
  try {
    return [...(await source.metricNames(new AbortController().signal))];
  } catch (error) {
    if (error instanceof PrometheusError) return error.message;
    throw error;
  } finally {
    await source.close();
  }
}

describe('a server behind TLS', () => {
  it('is read with the authority and the certificate of a client', async () => {
    expect(await namesFrom(`${CA}, ${CLIENT}`)).toEqual(['up']);
    expect(await namesFrom(`${CLIENT}, insecureSkipVerify: true`)).toEqual(['up']);
  });

  it.each([
    { without: 'its authority', tls: CLIENT, says: 'tls.ca' },
    { without: 'a certificate of the client', tls: CA, says: 'tls.cert and tls.key' },
    { without: 'its name', tls: `${CA}, ${CLIENT}, serverName: elsewhere`, says: 'tls.serverName' },
  ])('says what to set where $without is missing', async ({ tls, says }) => {
    expect(await namesFrom(tls)).toContain(says);
  });

  it('says so where there is none', async () => {
    const plain = createPlain((_request, response) => response.end());
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    const plainPort = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await namesFrom(CA, `https://127.0.0.1:${plainPort}`)).toContain('http://');
    plain.close();
  });
});
