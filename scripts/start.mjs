// npm start: installs what is missing, builds what is stale, serves the dashboard. Options after `--` go to the server.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, toolEnvironment } from './runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  await ensureInstalled(root);
  await ensureBuilt(root);
} catch (error) {
  process.stderr.write(`fairlead: ${error.message}\n`);
  process.exit(1);
}

const server = spawn(
  nodeBinary(root),
  [path.join(root, 'apps', 'server', 'src', 'main.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: toolEnvironment(root),
  },
);
// The server stops in good order by itself; this process only passes the word on and ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('error', (error) => {
  process.stderr.write(`fairlead: the server could not be started: ${error.message}\n`);
  process.exitCode = 1;
});
server.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1);
});
