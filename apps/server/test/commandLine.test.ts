import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from './eventStream.ts';
import { eventually } from './harness.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let folder = '';
const children = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-test-'));
  writeFileSync(join(folder, 'kubeconfig'), KUBECONFIG);
  writeFileSync(join(folder, 'not-yaml'), '{ [');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An API server that is not there. */
const KUBECONFIG = `
apiVersion: v1
kind: Config
current-context: away
clusters: [{ name: away, cluster: { server: "http://127.0.0.1:1", insecure-skip-tls-verify: true } }]
users: [{ name: me, user: { token: t } }]
contexts: [{ name: away, context: { cluster: away, user: me } }]
`;

function start(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, ...argv.map((word) => word.replace('FOLDER', folder))], {
    env: { PATH: process.env['PATH'], HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  return child;
}

async function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = start(argv, environment);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, code: Number(code) };
}

/** Starts the server and waits for the line with its address. */
async function serve(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = start([...argv, '--port', '0'], environment);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.resume();
  const url = await eventually(() => {
    const found = /http:\/\/\S+/.exec(stdout)?.[0];
    if (found === undefined) throw new Error(`no address yet: ${stdout}`);
    return found;
  }, 25_000);
  return { child, url, stdout: () => stdout };
}

describe('a wrong start', () => {
  it.each([
    { argv: ['--port', 'eighty'], names: '--port' },
    { argv: ['--colour', 'red'], names: '--colour' },
    { argv: ['--demo', 'mall'], names: '--demo' },
    { argv: ['--kubeconfig', 'FOLDER/missing'], names: '--kubeconfig' },
    { argv: ['--kubeconfig', 'FOLDER'], names: '--kubeconfig' },
    { argv: ['--kubeconfig', 'FOLDER/not-yaml'], names: '--kubeconfig' },
    { argv: ['--kubeconfig', 'FOLDER/kubeconfig', '--context', 'moon'], names: '--context' },
    { argv: ['--context', 'moon'], names: '--context' },
    { argv: ['--kubeconfig', 'FOLDER/kubeconfig', '--host', '203.0.113.7'], names: '--host' },
    { argv: [], environment: { FAIRLEAD_PORT: '-1' }, names: 'FAIRLEAD_PORT' },
    { argv: [], environment: { FAIRLEAD_KUBECONFIG: '/missing' }, names: 'FAIRLEAD_KUBECONFIG' },
    { argv: [], environment: { KUBECONFIG: '/missing' }, names: 'KUBECONFIG' },
    { argv: [], environment: { FAIRLEAD_BASE_PATH: '/a b' }, names: 'FAIRLEAD_BASE_PATH' },
  ])('$argv $environment ends with 2 and one line that names $names', async ({ argv, environment, names }) => {
    const { stdout, stderr, code } = await run(argv, environment);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(names);
  });

  it('a port in use is named, with the variable it came from', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const argv = ['--kubeconfig', 'FOLDER/kubeconfig'];
      const byOption = await run([...argv, '--port', String(port)]);
      expect(byOption.code).toBe(2);
      expect(byOption.stderr).toMatch(new RegExp(`^fairlead: --port: 127.0.0.1:${port} is in use`, 'm'));
      const byVariable = await run(argv, { FAIRLEAD_PORT: String(port) });
      expect(byVariable.code).toBe(2);
      expect(byVariable.stderr).toMatch(/^fairlead: FAIRLEAD_PORT: /m);
    } finally {
      other.close();
    }
  });
});

describe('help and version', () => {
  it.each([
    { argv: ['--help'], says: '--kubeconfig <file>' },
    { argv: ['--version'], says: /^\d+\.\d+\.\d+\n$/ },
  ])('$argv goes to stdout', async ({ argv, says }) => {
    const { stdout, stderr, code } = await run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(says);
  });
});

describe('a running server', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in good order on %s, with streams open and its demo',
    async (signal) => {
      const { child, url } = await serve(['--demo']);
      const status = (await (await fetch(new URL('api/v1/status', url))).json()) as { cluster: { server: string } };
      const stream = await openEventStream(new URL('api/v1/stream', url));
      expect((await stream.next())?.event).toBe('heartbeat');
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(0);
      // The simulated cluster has ended with it.
      await expect(fetch(status.cluster.server)).rejects.toThrow();
      while ((await stream.next()) !== undefined);
    },
  );

  it('serves though the API server is away', async () => {
    const { url } = await serve(['--kubeconfig', 'FOLDER/kubeconfig']);
    expect((await fetch(new URL('healthz', url))).status).toBe(200);
    expect((await fetch(new URL('readyz', url))).status).toBe(503);
    expect(await (await fetch(new URL('api/v1/status', url))).json()).toMatchObject({
      demo: false,
      cluster: { context: 'away', server: 'http://127.0.0.1:1', kubernetesVersion: null },
    });
  });

  it('serves below a base path, and beyond loopback says that there is no sign-in', async () => {
    const argv = ['--kubeconfig', 'FOLDER/kubeconfig', '--base-path', '/ops/map', '--host', '0.0.0.0'];
    const { url, stdout } = await serve(argv);
    expect(url).toMatch(/\/ops\/map\/$/);
    expect((await fetch(new URL('healthz', url))).status).toBe(200);
    expect((await fetch(new URL('/healthz', url))).status).toBe(404);
    await eventually(() => expect(stdout()).toContain('no sign-in'));
  });
});
