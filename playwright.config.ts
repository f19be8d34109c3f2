import { defineConfig } from '@playwright/test';

/** The journeys of a person, against the real server and its demo cluster; each test starts what it needs on a free port. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // What passes only the second time has failed.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // The film of a trace takes a third of the time of a run without a graphics card.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env['FAIRLEAD_TEST_BROWSER'] !== undefined && {
        executablePath: process.env['FAIRLEAD_TEST_BROWSER'],
      }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
