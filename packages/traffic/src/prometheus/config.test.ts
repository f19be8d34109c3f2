import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOfFile, configOfUrl, PrometheusConfigError } from './config.ts';

const TLS = fileURLToPath(new URL('../../test/tls/', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-config-'));
  writeFileSync(path.join(folder, 'token'), 'secret\n');
  writeFileSync(path.join(folder, 'ca.pem'), readFileSync(`${TLS}ca.pem`));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const name = path.join(folder, 'prometheus.yaml');
  writeFileSync(name, text);
  return name;
}

describe('configOfUrl', () => {
  it('takes an address with or without the path of the API', () => {
    expect(configOfUrl('https://p/x/api/v1/').url.href).toBe('https://p/x');
  });
  it.each(['prometheus:9090', 'ftp://x', '', 'http://u:p@x'])('refuses %s', (text) => {
    expect(() => configOfUrl(text)).toThrow(PrometheusConfigError);
  });
});

describe('configOfFile', () => {
  it('reads all there is', () => {
    const config = configOfFile(
      file(`
url: https://mimir.example/prometheus
flavour: mimir
tenant: team-a
basic: { username: me, passwordFile: token }
headers: { X-Extra: yes please }
tls: { ca: ca.pem, serverName: mimir }
off: [caretta]
scrapeInterval: 30s
`),
    );
    expect(config).toMatchObject({
      flavour: 'mimir',
      headers: { 'x-scope-orgid': 'team-a', 'x-extra': 'yes please', authorization: `Basic ${btoa('me:secret')}` },
      tls: { ca: readFileSync(`${TLS}ca.pem`, 'utf8'), serverName: 'mimir' },
      off: ['caretta'],
      scrapeIntervalSeconds: 30,
    });
  });

  it('leaves the address to whoever starts it, and a token to its file', () => {
    const config = configOfFile(file('bearerTokenFile: token'), 'http://p');
    expect(config).toMatchObject({ bearerTokenFile: path.join(folder, 'token'), headers: {} });
  });

  it.each([
    { text: 'flavour: thanos', names: 'url' },
    { text: 'url: x', names: 'url' },
    { text: 'url: http://p\nflavour: other', names: 'flavour' },
    { text: 'url: http://p\nbearerToken: a\nbasic: {username: a, password: b}', names: 'exclude' },
    { text: 'url: http://p\nbearerTokenFile: nowhere', names: 'bearerTokenFile' },
    { text: 'url: http://p\ntls: {cert: ca.pem}', names: 'tls.cert' },
    { text: 'url: http://p\ntls: {ca: nowhere}', names: 'tls.ca' },
    { text: 'url: http://p\ntls: {ca: token}', names: 'tls.ca' },
    { text: `url: http://p\ntls: {cert: ${TLS}client.pem, key: token}`, names: 'tls.key' },
    { text: `url: http://p\ntls: {cert: ${TLS}client.pem, key: ${TLS}server.key}`, names: 'tls.key' },
    { text: 'url: http://p\nscrapeInterval: 30', names: 'scrapeInterval' },
    { text: 'url: http://p\nbearer: x', names: 'bearerToken' },
    { text: 'url: http://p\noff: [nonsense]', names: 'nonsense' },
    { text: 'url: http://p\nscrapeInterval: soon', names: 'scrapeInterval' },
    { text: 'url: http://p\nusername: me', names: 'username' },
    { text: 'url: http://p\nheaders: {"a b": c}', names: 'headers.a b' },
    { text: '- a', names: 'no fields' },
    { text: 'a: [', names: 'YAML' },
  ])('refuses $text in one line that names $names', ({ text, names }) => {
    const read = () => configOfFile(file(text));
    expect(read).toThrow(PrometheusConfigError);
    expect(read).toThrow(names);
    expect(read).not.toThrow('\n');
  });

  it('names a file that is not there', () => {
    expect(() => configOfFile('/nowhere.yaml')).toThrow('/nowhere.yaml');
  });
});
