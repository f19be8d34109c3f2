import type { CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { InputError, parseOptions } from './commandLine.ts';

describe('parseOptions', () => {
  it('has defaults', () => {
    expect(parseOptions([])).toEqual({
      port: 6443,
      scene: 'shop',
      size: {},
      kubeconfigOut: undefined,
      announce: false,
    });
  });

  it('reads everything', () => {
    const argv =
      '--port 0 --scene fleet --pods 10 --services 2 --nodes 1 --churn 9 --kubeconfig-out f --announce'.split(' ');
    expect(parseOptions(argv)).toEqual({
      port: 0,
      scene: 'fleet',
      size: { pods: 10, services: 2, nodes: 1, churn: 9 },
      kubeconfigOut: 'f',
      announce: true,
    });
  });

  it.each([
    { argv: ['--port', 'abc'], names: ['--port', 'abc', '65535'] },
    { argv: ['--port', '-1'], names: ['--port', '-1'] },
    { argv: ['--scene', 'sea'], names: ['--scene', 'sea', 'shop, fleet'] },
    { argv: ['--pods', '5'], names: ['--pods', '--scene fleet'] },
    { argv: ['--churn', '5'], names: ['--churn', '--scene fleet'] },
    { argv: ['--scene', 'fleet', '--pods', '0'], names: ['--pods', '0', '200000'] },
    {
      argv: ['--telemetry', 'rumour'],
      names: ['--telemetry', 'rumour', 'istio, ambient, linkerd, otel, client, none'],
    },
    { argv: ['--scene', 'fleet', '--telemetry', 'otel'], names: ['--telemetry otel', '--scene shop'] },
    { argv: ['--bogus'], names: ['--bogus'] },
    { argv: ['stray'], names: ['stray'] },
    { argv: ['--port'], names: ['--port'] },
  ])('refuses $argv in one line that names it and the mend', ({ argv, names }) => {
    let message = '';
    try {
      parseOptions(argv);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      message = error instanceof Error ? error.message : '';
    }
    for (const name of names) expect(message).toContain(name);
    expect(message).not.toContain('\n');
  });

  it('prints help to standard output and leaves with 0', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(() => parseOptions(['--help'])).toThrow(
      expect.objectContaining({ exitCode: 0 } satisfies Partial<CommanderError>),
    );
    expect(String(write.mock.calls[0]?.[0])).toContain('Usage: simulate');
    write.mockRestore();
  });
});
