import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
let child: ChildProcessWithoutNullStreams | undefined;
afterEach(() => child?.kill('SIGKILL'));

function start(...args: string[]): ChildProcessWithoutNullStreams {
  return (child = spawn(process.execPath, [main, ...args]));
}

async function announcement(of: ChildProcessWithoutNullStreams): Promise<{ kubeconfig: string; server: string }> {
  const [line] = (await once(createInterface({ input: of.stdout }), 'line')) as [string];
  return JSON.parse(line) as { kubeconfig: string; server: string };
}

describe('the simulator process', () => {
  it.each([
    { how: 'its standard input closes', end: (of: ChildProcessWithoutNullStreams) => of.stdin.end() },
    { how: 'it gets SIGTERM', end: (of: ChildProcessWithoutNullStreams) => of.kill('SIGTERM') },
  ])('announces itself in one line of JSON and ends when $how', async ({ end }) => {
    const simulator = start('--port', '0', '--announce');
    const { kubeconfig, server } = await announcement(simulator);
    expect(server).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(readFileSync(kubeconfig, 'utf8')).toContain(server);
    expect((await fetch(`${server}/api/v1/services?limit=1`)).status).toBe(200);
    const exited = once(simulator, 'exit');
    end(simulator);
    expect(await exited).toEqual([0, null]);
    expect(existsSync(kubeconfig)).toBe(false);
  });

  it('says in one line on standard error what it cannot use, and leaves with 2', async () => {
    const simulator = start('--port', 'abc');
    let errors = '';
    simulator.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(simulator, 'close')) as [number];
    expect(code).toBe(2);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain('--port');
  });
});
