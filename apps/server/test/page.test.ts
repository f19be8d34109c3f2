import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StatusSchema } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltPage } from '../src/page/builtPage.ts';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const STYLE = 'p { margin: 0 }\n'.repeat(50);

let pair: Pair;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><base href="/" /></head><body></body></html>');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-abc123.css'), STYLE);
  writeFileSync(join(folder, 'assets', 'index-abc123.css.gz'), gzipSync(STYLE));
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.secret'), 'x');
  pair = await startPair({ atOnce: true, server: { page: readBuiltPage(folder), basePath: '/ops/' } });
});
afterAll(async () => {
  await pair.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page', () => {
  it.each([
    '',
    'index.html',
    'map',
    'services',
    'services/shop/cart',
    'cache',
    'map?namespace=shop&select=service/shop/cart',
  ])('is served at /%s, asked for again each time', async (path) => {
    const response = await pair.fetch(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<base href="/ops/" />');
  });

  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  it.each([
    { path: 'maps', accept: BROWSER, type: 'text/html; charset=utf-8' },
    { path: 'services/shop/cart/pods', accept: BROWSER, type: 'text/html; charset=utf-8' },
    { path: 'maps', accept: '*/*', type: 'application/problem+json' },
    { path: 'maps', accept: 'application/json', type: 'application/problem+json' },
    { path: 'api/v1/graphs', accept: BROWSER, type: 'application/problem+json' },
    { path: 'assets/index-gone.js', accept: BROWSER, type: 'application/problem+json' },
  ])('answers 404 at /$path as $type to $accept', async ({ path, accept, type }) => {
    const response = await pair.fetch(path, { headers: { accept } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain(type);
    expect((await response.text()).includes('<base href="/ops/" />')).toBe(type.startsWith('text/html'));
  });

  it('names the version that the status tells, so that an open page notices another one', async () => {
    const { version } = StatusSchema.parse(await pair.json('api/v1/status'));
    expect(version).toMatch(/^0\.0\.0\+[0-9a-f]{8}$/);
    expect(await (await pair.fetch('map')).text()).toContain(`<meta name="fairlead-version" content="${version}" />`);
  });

  it('keeps assets for good, and what has no hash in its name not', async () => {
    const asset = await pair.fetch('assets/index-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toContain('javascript');
    const icon = await pair.fetch('favicon.svg');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=0');
  });

  it.each([
    { asked: 'gzip', answered: 'gzip' },
    { asked: 'identity', answered: null },
    { asked: 'gzip;q=0', answered: null },
  ])('sends what the build has packed to who takes "$asked"', async ({ asked, answered }) => {
    const style = await pair.fetch('assets/index-abc123.css', { headers: { 'accept-encoding': asked } });
    expect(style.headers.get('content-encoding')).toBe(answered);
    expect(style.headers.get('content-type')).toMatch(/^text\/css; charset=utf-8$/i);
    expect(style.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await style.text()).toBe(STYLE);
  });

  it('has no packed asset any more once a new build has taken it away', async () => {
    rmSync(join(folder, 'assets', 'index-abc123.css'));
    rmSync(join(folder, 'assets', 'index-abc123.css.gz'));
    const style = await pair.fetch('assets/index-abc123.css', { headers: { 'accept-encoding': 'gzip' } });
    expect(style.status).toBe(404);
    expect(await style.json()).toMatchObject({ code: 'not-found' });
  });

  it.each(['assets/index-gone.js', 'assets/%zz', '.secret', 'nothing', 'services/shop', 'index.htm', 'assets/'])(
    'has nothing at /%s',
    async (path) => {
      const response = await pair.fetch(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    },
  );
});
