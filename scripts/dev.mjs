// npm run dev: the server with reload on the demo (or what the options after `--` say), and the page with hot reload before it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTogether } from './foreground.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, toolEnvironment } from './runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
await ensureInstalled(root);
const env = toolEnvironment(root);
runTogether([
  {
    command: nodeBinary(root),
    args: ['--watch', path.join(root, 'apps', 'server', 'src', 'main.ts'), ...process.argv.slice(2)],
    env,
  },
  { command: path.join(root, 'node_modules', '.bin', 'vite'), args: [], env, cwd: path.join(root, 'apps', 'web') },
]);
