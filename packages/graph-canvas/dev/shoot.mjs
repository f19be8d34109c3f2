// Pictures of the map alone: node dev/shoot.mjs OUTDIR [NAME...]; needs a Chromium (CHROMIUM=/path, default /usr/bin/chromium).
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';

const [out = 'shots', ...only] = process.argv.slice(2);
const MAP = { width: 1176, height: 763 };
const SMALL = { width: 980, height: 631 };
const shots = [
  { name: 'shop-light', query: 'scene=shop', size: MAP },
  { name: 'shop-dark', query: 'scene=shop&theme=dark', size: MAP },
  { name: 'shop-1024', query: 'scene=shop&legend=no', size: SMALL },
  { name: 'plain-light', query: 'scene=plain', size: MAP },
  { name: 'selected', query: 'scene=shop&select=service/payments/fraud', size: MAP },
  { name: 'fleet', query: 'scene=fleet', size: MAP },
  { name: 'fleet-60', query: 'scene=fleet&services=60&namespaces=7&theme=dark', size: MAP },
  { name: 'tiles', query: 'scene=tiles', size: MAP },
  { name: 'opened', query: 'scene=opened', size: MAP },
  { name: 'hub', query: 'scene=hub', size: MAP },
  { name: 'states', query: 'scene=states', size: MAP },
  { name: 'disconnected', query: 'scene=shop&disconnected', size: MAP },
];

const here = dirname(fileURLToPath(import.meta.url));
mkdirSync(out, { recursive: true });
const server = await createServer({
  root: here,
  configFile: false,
  logLevel: 'warn',
  server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
});
await server.listen();
const base = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const { name, query, size } of shots) {
    if (only.length > 0 && !only.includes(name)) continue;
    const page = await browser.newPage({ viewport: size });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) console.log(name, message.text());
    });
    page.on('pageerror', (error) => console.log(name, error.stack ?? error.message));
    await page.goto(`${base}?${query}`);
    await page.waitForFunction(() => performance.getEntriesByName('fairlead:graph-painted').length > 0, {
      timeout: 30_000,
    });
    await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled' });
    const painted = await page.evaluate(() =>
      Math.round(performance.getEntriesByName('fairlead:graph-painted')[0].startTime),
    );
    console.log(`${name}: painted after ${painted} ms`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
