// Finds a Chromium for the browser tests, or installs one: the system's, Playwright's own, or Debian's package as root.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runWithProgress } from './progress.mjs';
import { toolEnvironment } from './runtime.mjs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** Path of a browser that is there already, or undefined. `FAIRLEAD_TEST_BROWSER` names one outright. */
export function findBrowser(root) {
  const named = process.env.FAIRLEAD_TEST_BROWSER;
  if (named !== undefined && named !== '') return named;
  const system = candidates.find((file) => existsSync(file));
  if (system !== undefined) return system;
  const { chromium } = createRequire(path.join(root, 'package.json'))('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** Path of a browser, installed if need be. Throws an Error that names the mend. */
export async function ensureBrowser(root) {
  const found = findBrowser(root);
  if (found !== undefined) return found;
  const ways = [
    {
      title: 'fetching Chromium for the browser tests',
      command: path.join(root, 'node_modules', '.bin', 'playwright'),
      args: ['install', 'chromium'],
    },
    ...(process.getuid?.() === 0
      ? [
          { title: 'reading the list of Debian packages', command: 'apt-get', args: ['update'] },
          {
            title: 'installing the package chromium',
            command: 'apt-get',
            args: ['install', '-y', '--no-install-recommends', 'chromium'],
          },
        ]
      : []),
  ];
  for (const { title, command, args } of ways) {
    try {
      await runWithProgress(title, command, args, {
        cwd: root,
        env: { ...toolEnvironment(root), DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      process.stderr.write(`fairlead: ${title} failed: ${String(error.message).split('\n', 1).join('')}\n`);
    }
    const now = findBrowser(root);
    if (now !== undefined) return now;
  }
  throw new Error(
    'no Chromium for the browser tests: install one (`npx playwright install chromium`, or `apt-get install chromium` as root) or name it in FAIRLEAD_TEST_BROWSER',
  );
}
