// npm run conformance | verify | explain | simulate | bench: installs what is missing, then runs the command of that name.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInForeground } from './foreground.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, toolEnvironment } from './runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const entries = {
  conformance: 'apps/server/src/commands/conformance.ts',
  verify: 'apps/server/src/commands/verify.ts',
  explain: 'apps/server/src/commands/explain.ts',
  simulate: 'packages/cluster-simulator/src/main.ts',
  bench: 'apps/bench/src/main.ts',
};

const [name, ...args] = process.argv.slice(2);
const entry = entries[name];
if (entry === undefined) {
  process.stderr.write(`no command is called ${name}; the commands are ${Object.keys(entries).join(', ')}\n`);
  process.exit(2);
}
try {
  await ensureInstalled(root);
} catch (error) {
  process.stderr.write(`fairlead: ${error.message}\n`);
  process.exit(1);
}
runInForeground(nodeBinary(root), [path.join(root, entry), ...args], toolEnvironment(root));
