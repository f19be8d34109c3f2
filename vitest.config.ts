import { defineConfig } from 'vitest/config';

/** What the tests of every package share; those that need more have a configuration of their own. */
export default defineConfig({
  test: {
    setupFiles: [new URL('scripts/propertySeed.ts', import.meta.url).pathname],
    // On a busy machine a test may starve: it waits for what happens, and this long at most.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
