import react from '@vitejs/plugin-react';
import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';
import { earlyStart } from './earlyStart.ts';

/** Where a server already runs, for `npm run dev`: the API is passed on to it. */
const server = process.env['FAIRLEAD_SERVER'] ?? 'http://127.0.0.1:8420';

export default defineConfig({
  // Relative addresses: the server decides the base path when it serves index.html.
  base: './',
  // Packed once here, so that the server never has to: the style sheet of the components shrinks to a twelfth.
  plugins: [react(), earlyStart(), compression({ algorithms: ['gzip'], include: /\.(js|css|svg)$/, threshold: 1024 })],
  build: {
    target: 'es2022',
    // Strict CSP: fonts and images are files of their own, never data addresses in the style sheet.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: 'index.html', early: 'src/early/early.ts' },
      output: {
        codeSplitting: {
          groups: [
            { name: 'patternfly', test: /node_modules[\\/]@patternfly/ },
            { name: 'cytoscape', test: /node_modules[\\/]cytoscape/ },
            // With the first chart only.
            { name: 'uplot', test: /node_modules[\\/]uplot/ },
            // With the table of services only.
            { name: 'virtual', test: /node_modules[\\/]@tanstack[\\/](react-)?virtual/ },
            { name: 'vendor', test: /node_modules/ },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server }, '/metrics': { target: server } } },
  test: {
    css: false,
    projects: [
      // A document costs a second per file, so only tests of views get one.
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'views',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
          testTimeout: 30_000,
          server: { deps: { inline: [/@patternfly/] } },
        },
      },
    ],
  },
});
