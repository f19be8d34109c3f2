// Installs the dependencies when they are missing, stale or half installed. Runs on plain Node >= 20.19, before anything
// is installed, so it uses nothing but Node itself.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runWithProgress } from './progress.mjs';

/** Exists only while an installation is under way: one that was interrupted leaves it behind and is done again. */
const markerOf = (root) => path.join(root, '.fairlead', 'installing');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Whether `node_modules` holds what `package-lock.json` asks for, by the list that npm writes at the end of an installation.
 * Optional packages of other platforms may be missing.
 */
export function isInstalled(root) {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (existsSync(markerOf(root)) || !existsSync(hidden)) return false;
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  const present = readJson(hidden).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.link) return true;
    const found = present[place];
    return found === undefined
      ? entry.optional === true || entry.devOptional === true || entry.peer === true
      : found.version === entry.version;
  });
}

/** Brings `node_modules` to what the lockfile says. Throws an Error with one line for a person if npm fails. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  mkdirSync(path.dirname(markerOf(root)), { recursive: true });
  writeFileSync(markerOf(root), '');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runWithProgress(
    'installing dependencies (about a minute)',
    npm,
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root },
  );
  rmSync(markerOf(root));
}
