// npm run conformance | verify | explain | simulate | bench | screens: installs what is missing, then runs the command of that name. What
// looks at pages has them built first, and a browser found or installed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInForeground } from './foreground.mjs';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeBinary, toolEnvironment } from './runtime.mjs';
import { swallowedWords } from './swallowed.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const entries = {
  conformance: 'apps/server/src/commands/conformance.ts',
  verify: 'apps/server/src/commands/verify.ts',
  explain: 'apps/server/src/commands/explain.ts',
  simulate: 'packages/cluster-simulator/src/main.ts',
  bench: 'apps/bench/src/main.ts',
  screens: 'apps/web/e2e/screens.ts',
};

const [name, ...args] = process.argv.slice(2);
const entry = entries[name];
if (entry === undefined) {
  process.stderr.write(`no command is called ${name}; the commands are ${Object.keys(entries).join(', ')}\n`);
  process.exit(2);
}
const swallowed = swallowedWords(process.env, `npm run ${name}`);
if (swallowed !== undefined) {
  process.stderr.write(`fairlead: ${swallowed}\n`);
  process.exit(2);
}
const looksAtPages = name === 'screens' || (name === 'bench' && args[0] === 'paint' && !args.includes('--help'));
const env = toolEnvironment(root);
try {
  await ensureInstalled(root);
  if (looksAtPages) {
    await ensureBuilt(root);
    env.FAIRLEAD_TEST_BROWSER = await ensureBrowser(root);
  }
} catch (error) {
  process.stderr.write(`fairlead: ${error.message}\n`);
  process.exit(1);
}
runInForeground(nodeBinary(root), [path.join(root, entry), ...args], env);
