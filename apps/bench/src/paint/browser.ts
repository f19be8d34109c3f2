import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type LaunchOptions, type Page } from '@playwright/test';

/** A new window loads pages of the browser's own, which would take one of two cores from the page that is measured. */
const WINDOW_OPENS_MS = 1_000;

export const WINDOW = { width: 1440, height: 900 } as const;

/** Headless Chromium: with software drawing, or with whatever graphics card there is. */
export function openBrowser(gpu: boolean): Promise<Browser> {
  return chromium.launch(launchOptions(gpu));
}

/** The same in a process that can be ended while its page still works, which waits for no answer of that page. */
export async function openBrowserToKill(
  gpu: boolean,
): Promise<{ readonly browser: Browser; readonly kill: () => Promise<void> }> {
  const server = await chromium.launchServer(launchOptions(gpu));
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() };
}

function launchOptions(gpu: boolean): LaunchOptions {
  const executablePath = process.env['FAIRLEAD_TEST_BROWSER'];
  return {
    args: ['--no-sandbox', ...(gpu ? ['--enable-gpu', '--ignore-gpu-blocklist'] : ['--disable-gpu'])],
    ...(executablePath === undefined ? {} : { executablePath }),
  };
}

/** A page of its own with an empty cache, in a window that has opened, which keeps what the browser tells of long tasks and marks. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: { startedAt: number; ms: number }[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startedAt: startTime, ms: duration });
    }).observe({ entryTypes: ['longtask' as 'mark'] });
  });
  await wait(WINDOW_OPENS_MS);
  return page;
}

/** The longest task that began after a time (ms since navigation), with its length; 0 if none took 50 ms. */
export function longestTaskAfter(page: Page, afterMs: number): Promise<number> {
  return page.evaluate((after) => {
    const { longTasks } = globalThis as unknown as { longTasks: { startedAt: number; ms: number }[] };
    return Math.max(0, ...longTasks.filter(({ startedAt }) => startedAt > after).map(({ ms }) => ms));
  }, afterMs);
}

/** Megabytes of JS heap after collection. */
export async function heapMegabytes(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Milliseconds of processor time that the main thread has worked since the page began; what else runs on the machine does not count. */
export async function workMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Times between the frames while the pointer drags what lies at a place of the window to and fro, milliseconds. */
export async function dragFrames(page: Page, at: { readonly x: number; readonly y: number }): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    const { requestAnimationFrame } = globalThis as unknown as { requestAnimationFrame: (run: () => void) => void };
    Object.assign(globalThis, { panFrames: frames, panning: true });
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if ((globalThis as unknown as { panning: boolean }).panning) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  for (let turn = 0; turn < 4; turn += 1) {
    const sign = turn % 2 === 0 ? 1 : -1;
    for (let step = 1; step <= 40; step += 1) await page.mouse.move(at.x + sign * step * 3, at.y + sign * step);
  }
  await page.mouse.up();
  return page.evaluate(() => {
    const kept = globalThis as unknown as { panning: boolean; panFrames: number[] };
    kept.panning = false;
    // The first one began before the drag.
    return kept.panFrames.slice(2);
  });
}
