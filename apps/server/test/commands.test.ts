import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@fairlead/cluster-simulator';
import { describe, expect, it } from 'vitest';

type Name = 'conformance' | 'verify' | 'explain';

async function run(name: Name, ...argv: readonly string[]) {
  const file = fileURLToPath(new URL(`../src/commands/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...argv], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, code: Number(code) };
}

const vectors = fileURLToPath(new URL('../../../packages/resolver/conformance/vectors-open.json', import.meta.url));

describe('commands', () => {
  it.each(['conformance', 'verify', 'explain'] as const)('%s prints its help on standard output', async (name) => {
    const { stdout, stderr, code } = await run(name, '--help');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(new RegExp(`^Usage: ${name} `));
    expect(stdout).toContain('Ends with ');
  });

  it.each<{ name: Name; argv: string[]; line: string }>([
    { name: 'conformance', argv: [], line: "missing required argument 'FILE'; --help lists the options" },
    { name: 'conformance', argv: ['--colour'], line: "unknown option '--colour'" },
    { name: 'conformance', argv: [vectors, '/nonexistent.json'], line: '/nonexistent.json: ' },
    { name: 'verify', argv: ['--kubeconfig'], line: "option '--kubeconfig <file>' argument missing" },
    { name: 'verify', argv: ['shop/cart'], line: 'too many arguments' },
    { name: 'verify', argv: ['--kubeconfig', '/nonexistent/config'], line: '/nonexistent/config' },
  ])('$name $argv ends with 2 and one line that says $line', async ({ name, argv, line }) => {
    const { stdout, stderr, code } = await run(name, ...argv);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.startsWith(`${name}: `)).toBe(true);
    expect(stderr).toContain(line);
  });

  it('conformance runs vector files and counts over all of them', async () => {
    const once = await run('conformance', vectors);
    const [, passed] = /^(\d+) passed, 0 failed\n$/.exec(once.stdout) ?? [];
    expect(Number(passed)).toBeGreaterThan(0);
    const twice = await run('conformance', vectors, vectors);
    expect(twice).toEqual({ stdout: `${Number(passed) * 2} passed, 0 failed\n`, stderr: '', code: 0 });
  });

  it('verify compares a cluster that publishes slices', async () => {
    const simulator = await startSimulator();
    const { stdout, stderr, code } = await run('verify', '--kubeconfig', simulator.kubeconfigFile);
    await simulator.stop();
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/(^|\n)\d+ equal, 0 different(, \d+ explained)?\n$/);
  });
});
