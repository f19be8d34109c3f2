// npm start: installs what is missing, builds what is stale, serves the dashboard. Options after `--` go to the server.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { runInForeground } from './foreground.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, serverEnvironment } from './runtime.mjs';
import { swallowedWords } from './swallowed.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const swallowed = swallowedWords(process.env, 'npm start');
if (swallowed !== undefined) {
  process.stderr.write(`fairlead: ${swallowed}\n`);
  process.exit(2);
}

try {
  await ensureInstalled(root);
  await ensureBuilt(root);
} catch (error) {
  process.stderr.write(`fairlead: ${error.message}\n`);
  process.exit(1);
}

runInForeground(
  nodeBinary(root),
  [path.join(root, 'apps', 'server', 'src', 'main.ts'), ...process.argv.slice(2)],
  serverEnvironment(root),
);
