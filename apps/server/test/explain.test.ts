import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@fairlead/cluster-simulator';
import type { Simulator } from '@fairlead/cluster-simulator';
import { ServiceSchema } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const EXPLAIN = fileURLToPath(new URL('../src/commands/explain.ts', import.meta.url));

let simulator: Simulator;
const requests: string[] = [];
beforeAll(async () => {
  simulator = await startSimulator({
    onRequest: ({ verb, resource }) => requests.push(`${verb} ${resource ?? 'none'}`),
  });
});
afterAll(() => simulator.stop());

async function explain(...argv: readonly string[]) {
  const child = spawn(process.execPath, [EXPLAIN, ...argv], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, code: Number(code) };
}

const ofSimulator = (...argv: readonly string[]) => explain(...argv, '--kubeconfig', simulator.kubeconfigFile);

describe('explain', () => {
  it.each([
    { service: 'shop/catalog', code: 0, verdict: 'OK' },
    { service: 'shop/gift-wrap', code: 0, verdict: 'At rest' },
    { service: 'payments/fraud', code: 1, verdict: 'Broken' },
    { service: 'shop/reviews', code: 1, verdict: 'Degraded' },
    { service: 'platform/legacy-db', code: 1, verdict: 'Unknown' },
  ])('says of $service that it is $verdict and ends with $code', async ({ service, code, verdict }) => {
    const result = await ofSimulator(service);
    expect(result).toMatchObject({ code, stderr: '' });
    expect(result.stdout).toContain(service);
    expect(result.stdout).toContain(`\n${verdict}: `);
  });

  it('shows each pod with its reasons and the gate that has to flip next', async () => {
    const { stdout } = await ofSimulator('payments/fraud');
    expect(stdout).toContain('Next: ');
    expect(stdout).toMatch(/fraud-6c9f7d5b8-x2k4p: no traffic .* node-0007 \(a\)/);
    expect(stdout).toContain('gate-missing: ');
    expect(stdout).toMatch(/… Gate target-health\.example\/ready .*← has to flip next/);
  });

  it('names the pods that nearly match', async () => {
    const { stdout } = await ofSimulator('shop/sitemap');
    expect(stdout).toContain('near-miss: 3 pods');
  });

  it('answers in the shape of the HTTP API with --json, and only lists', async () => {
    requests.length = 0;
    const { stdout, code } = await ofSimulator('payments/fraud', '--json');
    const body: unknown = JSON.parse(stdout);
    expect(ServiceSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ namespace: 'payments', name: 'fraud', verdict: 'broken', podsTotal: 3 });
    expect(code).toBe(1);
    expect(new Set(requests.map((request) => request.split(' ')[0]))).toEqual(new Set(['list']));
    expect(requests.some((request) => request.includes('endpoint'))).toBe(false);
  });

  it('does without the Pods it may not read, and says so', async () => {
    const remove = simulator.faults.inject({ resource: 'pods', fault: { kind: 'status', status: 403 } });
    const result = await ofSimulator('shop/catalog');
    remove();
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('\nUnknown: ');
    expect(result.stdout).toContain('forbidden');
  });

  it.each([
    { argv: [], line: "missing required argument 'NAMESPACE/NAME'" },
    { argv: ['shop/cart', 'shop/catalog'], line: 'too many arguments' },
    { argv: ['shop'], line: '"shop" is not NAMESPACE/NAME' },
    { argv: ['Shop/Cart'], line: '"Shop/Cart" is not NAMESPACE/NAME' },
    { argv: ['a/b/c'], line: 'is not NAMESPACE/NAME' },
    { argv: ['shop/cart', '--colour'], line: '--colour' },
    { argv: ['shop/cart', '--kubeconfig', '/nonexistent/config'], line: '/nonexistent/config' },
    { argv: ['shop/cart', '--demo', '--context', 'x'], line: '--context' },
  ])('ends with 2 and one line for $argv', async ({ argv, line }) => {
    const { stdout, stderr, code } = await explain(...argv);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(line);
  });

  it('ends with 2 for a service that is not there, and for a cluster that is away', async () => {
    expect(await ofSimulator('shop/none')).toMatchObject({
      code: 2,
      stderr: 'explain: there is no service none in namespace shop\n',
    });
    const away = await startSimulator();
    await away.disconnect();
    const result = await explain('shop/cart', '--kubeconfig', away.kubeconfigFile);
    await away.stop();
    expect(result.code).toBe(2);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
