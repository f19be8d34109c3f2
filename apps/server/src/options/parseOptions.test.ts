import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './commandLine.ts';
import { parseOptions } from './parseOptions.ts';
import type { Environment } from './parseOptions.ts';
import { UsageError } from './usageError.ts';

function read(argv: readonly string[], environment: Environment = {}) {
  const line = parseCommandLine(argv, '1.2.3');
  if (line.kind === 'text') throw new TypeError('asked for a text');
  return parseOptions(line.options, environment);
}

const SHOP = { scene: 'shop', pods: undefined, services: undefined, nodes: undefined };

describe('parseOptions', () => {
  it('fills in the documented defaults', () => {
    expect(read([])).toEqual({
      cluster: { kind: 'default' },
      namespaces: [],
      traffic: { prometheus: undefined, scrape: false },
      configMaps: false,
      host: '127.0.0.1',
      named: { host: '--host', port: '--port' },
      port: 8420,
      basePath: '/',
      allowedHosts: [],
      allowDetails: false,
      maxStreams: 2000,
      memoryBudgetBytes: undefined,
      logLevel: 'info',
    });
  });

  it.each([
    { argv: ['--demo'], want: { cluster: { kind: 'demo', demo: SHOP } } },
    { argv: ['--demo', 'shop'], want: { cluster: { kind: 'demo', demo: SHOP } } },
    {
      argv: ['--demo', 'fleet', '--pods', '300', '--nodes', '7'],
      want: { cluster: { kind: 'demo', demo: { scene: 'fleet', pods: 300, services: undefined, nodes: 7 } } },
    },
    { argv: ['--memory-budget', '512Mi'], want: { memoryBudgetBytes: 512 * 2 ** 20 } },
    { argv: ['--memory-budget', '1.5Gi'], want: { memoryBudgetBytes: 1.5 * 2 ** 30 } },
    { argv: ['--memory-budget', '600MB'], want: { memoryBudgetBytes: 600e6 } },
    { argv: ['--memory-budget', '536870912'], want: { memoryBudgetBytes: 2 ** 29 } },
    { argv: ['--namespace', 'shop', '--namespace', 'payments'], want: { namespaces: ['shop', 'payments'] } },
    { argv: ['--base-path', 'ops/fairlead'], want: { basePath: '/ops/fairlead/' } },
    { argv: ['--base-path', '/'], want: { basePath: '/' } },
    { argv: ['--host', '[::1]', '--port', '0'], want: { host: '::1', port: 0 } },
    { argv: ['--scrape'], want: { traffic: { scrape: true } } },
    { argv: ['--allow-details'], want: { allowDetails: true } },
    { argv: ['--allowed-host', 'Map.Example', '--allowed-host', 'b'], want: { allowedHosts: ['map.example', 'b'] } },
  ])('reads $argv', ({ argv, want }) => {
    expect(read(argv)).toMatchObject(want);
  });

  it.each([
    { environment: { FAIRLEAD_PORT: '9000' }, want: { port: 9000 } },
    { environment: { FAIRLEAD_PORT: '' }, want: { port: 8420 } },
    { environment: { FAIRLEAD_NAMESPACE: 'shop, payments,' }, want: { namespaces: ['shop', 'payments'] } },
    {
      environment: { FAIRLEAD_ALLOWED_HOST: 'a.example,b.example' },
      want: { allowedHosts: ['a.example', 'b.example'] },
    },
    { environment: { FAIRLEAD_ALLOW_DETAILS: 'true' }, want: { allowDetails: true } },
    { environment: { FAIRLEAD_ALLOW_DETAILS: 'no' }, want: { allowDetails: false } },
    { environment: { FAIRLEAD_DEMO: 'true' }, want: { cluster: { kind: 'demo', demo: SHOP } } },
    { environment: { FAIRLEAD_DEMO: 'false' }, want: { cluster: { kind: 'default' } } },
    {
      environment: { FAIRLEAD_DEMO: 'fleet', FAIRLEAD_PODS: '60' },
      want: { cluster: { kind: 'demo', demo: { scene: 'fleet', pods: 60 } } },
    },
    {
      environment: { FAIRLEAD_MAX_STREAMS: '3', FAIRLEAD_LOG_LEVEL: 'warn' },
      want: { maxStreams: 3, logLevel: 'warn' },
    },
  ])('reads $environment', ({ environment, want }) => {
    expect(read([], environment)).toMatchObject(want);
  });

  it('lets the command line win', () => {
    expect(read(['--port', '1'], { FAIRLEAD_PORT: '2' }).port).toBe(1);
    expect(read(['--namespace', 'a'], { FAIRLEAD_NAMESPACE: 'b' }).namespaces).toEqual(['a']);
    expect(read(['--demo'], { FAIRLEAD_KUBECONFIG: 'file' }).cluster.kind).toBe('demo');
    expect(read(['--kubeconfig', 'file'], { FAIRLEAD_DEMO: 'shop' }).cluster.kind).toBe('kubeconfig');
  });

  it('passes over the variable that Kubernetes sets for a Service named fairlead', () => {
    expect(read([], { FAIRLEAD_PORT: 'tcp://10.96.0.7:80' }).port).toBe(8420);
  });

  it.each([
    { argv: ['--port', '70000'], names: '--port' },
    { argv: ['--port', '80a'], names: '--port' },
    { argv: ['--port'], names: '--port' },
    { argv: ['--demo', 'mall'], names: '--demo' },
    { argv: ['--pods', '3'], names: '--pods' },
    { argv: ['--demo', 'shop', '--nodes', '3'], names: '--nodes' },
    { argv: ['--demo', 'fleet', '--services', '0'], names: '--services' },
    { argv: ['--demo', '--kubeconfig', 'file'], names: '--kubeconfig' },
    { argv: ['--kubeconfig', ''], names: '--kubeconfig' },
    { argv: ['--namespace', 'Shop'], names: '--namespace' },
    { argv: ['--host', 'http://x'], names: '--host' },
    { argv: ['--host', 'x:80'], names: '--host' },
    { argv: ['--allowed-host', 'a b'], names: '--allowed-host' },
    { argv: ['--base-path', '/a/../b'], names: '--base-path' },
    { argv: ['--base-path', '/a?b'], names: '--base-path' },
    { argv: ['--max-streams', '-1'], names: '--max-streams' },
    { argv: ['--log-level', 'loud'], names: '--log-level' },
    { argv: ['--prometheus', 'prometheus:9090'], names: '--prometheus' },
    { argv: ['--prometheus', 'http://me:secret@prometheus'], names: '--prometheus' },
    { argv: ['--prometheus-config', '/nowhere.yaml'], names: '--prometheus-config' },
    { argv: ['--prometheus', 'http://prometheus', '--scrape'], names: '--scrape' },
    { argv: [], environment: { FAIRLEAD_PROMETHEUS: 'ftp://x' }, names: 'FAIRLEAD_PROMETHEUS' },
    { argv: [], environment: { FAIRLEAD_SCRAPE: 'perhaps' }, names: 'FAIRLEAD_SCRAPE' },
    { argv: ['--colour'], names: '--colour' },
    { argv: ['--prot', '3'], names: '--prot' },
    { argv: ['extra'], names: 'got 1: extra; --help' },
    { argv: [], environment: { FAIRLEAD_PORT: 'eighty' }, names: 'FAIRLEAD_PORT' },
    { argv: [], environment: { FAIRLEAD_NAMESPACE: 'a,B' }, names: 'FAIRLEAD_NAMESPACE' },
    { argv: [], environment: { FAIRLEAD_DEMO: 'mall' }, names: 'FAIRLEAD_DEMO' },
    { argv: [], environment: { FAIRLEAD_BASE_PATH: 'http://x/' }, names: 'FAIRLEAD_BASE_PATH' },
    { argv: [], environment: { FAIRLEAD_DEMO: 'shop', FAIRLEAD_CONTEXT: 'kind' }, names: 'FAIRLEAD_CONTEXT' },
  ])('refuses $argv $environment in one line that names $names', ({ argv, environment, names }) => {
    const attempt = (): unknown => read(argv, environment);
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(names);
    expect(attempt).not.toThrow('\n');
  });
});

describe('parseCommandLine', () => {
  it('gives version and help as text', () => {
    expect(parseCommandLine(['--version'], '1.2.3')).toEqual({ kind: 'text', text: '1.2.3\n' });
    const help = parseCommandLine(['--help'], '1.2.3');
    expect(help).toMatchObject({ kind: 'text', text: expect.stringContaining('--kubeconfig <file>') as string });
  });
});
