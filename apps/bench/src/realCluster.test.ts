import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator } from '@fairlead/cluster-simulator';
import { InvalidArgumentError } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realCluster, realClusterToWrite } from './realCluster.ts';

let folder = '';
const written = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fairlead-bench-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('realCluster', () => {
  it('is none where no kubeconfig is named', async () => {
    expect(await realCluster({ yesWrite: true })).toBeUndefined();
  });

  it.each([
    { what: 'a file that is not there', name: 'missing', text: undefined, says: /missing/ },
    { what: 'a file that is no kubeconfig', name: 'odd', text: 'clusters: 7', says: /odd/ },
    {
      what: 'a cluster that is not there',
      name: 'away',
      text: JSON.stringify({
        clusters: [{ name: 'a', cluster: { server: 'http://127.0.0.1:9' } }],
        contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
        users: [{ name: 'a', user: {} }],
        'current-context': 'a',
      }),
      says: /http:\/\/127\.0\.0\.1:9 does not let us list/,
    },
  ])('refuses $what in one line that names it', async ({ name, text, says }) => {
    const file = text === undefined ? path.join(folder, name) : await written(name, text);
    const refused = await realCluster({ kubeconfig: file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidArgumentError);
    expect((refused as Error).message).toMatch(says);
    expect((refused as Error).message).not.toContain('\n');
  });

  it('is the cluster that answers, and may be written to only by consent', async () => {
    const simulator = await startSimulator({ scene: 'shop', port: 0 });
    try {
      const options = { kubeconfig: simulator.kubeconfigFile };
      expect(await realCluster(options)).toEqual({ kubeconfig: simulator.kubeconfigFile, mayWrite: false });
      expect(await realCluster({ ...options, yesWrite: true })).toMatchObject({ mayWrite: true });
      await expect(realClusterToWrite(options)).rejects.toThrow(/--yes-write/);
      expect(await realClusterToWrite({ ...options, yesWrite: true })).toMatchObject({ mayWrite: true });
    } finally {
      await simulator.stop();
    }
  });
});
