// npm run dev: the server with reload on the demo (or what the options after `--` say), and the page with hot reload before it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, toolEnvironment } from './runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
await ensureInstalled(root);
const env = toolEnvironment(root);
const children = [
  spawn(nodeBinary(root), ['--watch', path.join(root, 'apps', 'server', 'src', 'main.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  }),
  spawn(path.join(root, 'node_modules', '.bin', 'vite'), [], {
    cwd: path.join(root, 'apps', 'web'),
    stdio: 'inherit',
    env,
  }),
];
const stopAll = (signal) => {
  for (const child of children) if (child.exitCode === null) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal));
for (const child of children) child.on('close', () => stopAll('SIGTERM'));
