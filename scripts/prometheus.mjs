// Finds a Prometheus for the tests that need a real one, or fetches Debian's package. That is unpacked, not installed: it
// needs no root then, changes nothing on the machine, and its service is not started.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runWithProgress } from './progress.mjs';
import { toolEnvironment } from './runtime.mjs';

const cacheOf = (root) => path.join(root, 'node_modules', '.cache', 'prometheus');

/** Path of a Prometheus that is there already, or undefined. `FAIRLEAD_TEST_PROMETHEUS` names one outright. */
export function findPrometheus(root) {
  const named = process.env.FAIRLEAD_TEST_PROMETHEUS;
  if (named !== undefined && named !== '') return named;
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'prometheus'));
  const unpacked = path.join(cacheOf(root), 'usr', 'bin', 'prometheus');
  return [...onPath, '/usr/bin/prometheus', unpacked].find((file) => existsSync(file));
}

/** Path of a Prometheus, fetched if need be. Undefined if it cannot be had: then its tests fail and name the mend. */
export async function ensurePrometheus(root) {
  const found = findPrometheus(root);
  if (found !== undefined || process.platform !== 'linux') return found;
  const folder = cacheOf(root);
  await mkdir(folder, { recursive: true });
  const run = (title, command, args) =>
    runWithProgress(title, command, args, {
      cwd: folder,
      env: { ...toolEnvironment(root), DEBIAN_FRONTEND: 'noninteractive' },
    });
  const download = () => run('fetching Prometheus for the tests', 'apt-get', ['download', 'prometheus']);
  try {
    await download().catch(async (error) => {
      // Nobody has read the list of packages yet.
      if (process.getuid?.() !== 0) throw error;
      await run('reading the list of Debian packages', 'apt-get', ['update']);
      await download();
    });
    const packages = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    for (const name of packages) {
      await run('unpacking Prometheus', 'dpkg-deb', ['--extract', name, '.']);
      await rm(path.join(folder, name));
    }
  } catch (error) {
    process.stderr.write(`fairlead: no Prometheus for the tests: ${String(error.message).split('\n', 1).join('')}\n`);
  }
  return findPrometheus(root);
}
