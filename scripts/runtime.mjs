// Finds the Node that runs Fairlead: the one that comes with the dependencies (Node 24, which reads TypeScript natively),
// else the one in use if it is new enough.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const neededMajor = 24;

/** Path of a Node >= 24. Throws an Error with one line for a person if there is none. */
export function nodeBinary(root) {
  const bundled = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  throw new Error(
    `no Node ${neededMajor} comes with the dependencies on ${process.platform}-${process.arch}: install Node ${neededMajor} or newer and run this again`,
  );
}

/**
 * Environment for the server, with what apps/server/environment.json says, from where measurements take it, too. With one arena for all threads, as glibc calls the areas that it hands out memory from, a busy server takes 18 MB less: each
 * further one keeps what was freed in it, and next to nothing but the main thread allocates. A threshold that is set stays as it is: else glibc raises it with
 * each large buffer that is freed, up to 64 MB that it then keeps; after lists of 150,000 pods that came to 30 to 45 MB.
 */
export function serverEnvironment(root) {
  const own = JSON.parse(readFileSync(path.join(root, 'apps', 'server', 'environment.json'), 'utf8'));
  return { ...own, ...toolEnvironment(root) };
}

/** Environment for the tools of this project: their Node first on the path, and no word to anybody. */
export function toolEnvironment(root) {
  const bin = path.join(root, 'node_modules', '.bin');
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    // What Node compiled once it keeps, so that a second start is quick.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'),
  };
}
