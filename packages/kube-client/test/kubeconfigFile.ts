import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for the files of one test; `using` removes it. */
export interface Folder extends Disposable {
  readonly path: string;
  /** Writes a file, with the folders above it, and returns its path. */
  write(name: string, content: string): string;
}

export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'kube-client-'));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}

/** A kubeconfig with one context, `test`. JSON is YAML. */
export function kubeconfigOf(cluster: object, user: object = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'one', cluster }],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'test', context: { cluster: 'one', user: 'me' } }],
  });
}
