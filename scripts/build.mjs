// Builds the page when its sources are newer than what is built. Turborepo decides, by the content of the files.
import path from 'node:path';
import { runWithProgress } from './progress.mjs';
import { toolEnvironment } from './runtime.mjs';

/** Builds what is stale; takes less than a second when nothing is. */
export async function ensureBuilt(root) {
  const turbo = path.join(root, 'node_modules', '.bin', 'turbo');
  await runWithProgress('building what is stale', turbo, ['run', 'build', '--output-logs=errors-only', '--ui=stream'], {
    cwd: root,
    env: toolEnvironment(root),
  });
}
