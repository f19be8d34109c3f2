import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Real servers on a busy machine: a test waits for what happens, and this long at most.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
