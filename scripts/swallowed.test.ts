import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPTIONS, swallowedWords } from './swallowed.mjs';

const root = path.dirname(import.meta.dirname);

/** Every `--option` that a program names in its help. */
function optionsOf(program: string): readonly string[] {
  const help = execFileSync(process.execPath, [path.join(root, program), '--help'], { encoding: 'utf8' });
  return [...help.matchAll(/^ +(?:-\w, )?--([a-z-]+)/gm)].flatMap(([, name]) => name ?? []);
}

describe('swallowedWords', () => {
  it('knows every option of the server', () => {
    const known = new Set(['help', 'version', ...OPTIONS]);
    expect(optionsOf('apps/server/src/main.ts').length).toBeGreaterThan(15);
    expect(optionsOf('apps/server/src/main.ts').filter((name) => !known.has(name))).toEqual([]);
  });

  it.each([
    [{ npm_config_loglevel: 'warn', PORT: '80' }, undefined],
    [{ npm_config_demo: 'true' }, 'npm took --demo for itself; put -- before the options: npm start -- --demo ...'],
    [
      { npm_config_allow_details: 'true', npm_config_port: '90' },
      'npm took --allow-details, --port for itself; put -- before the options: npm start -- --allow-details --port ...',
    ],
  ])('of %j: %s', (environment, want) => {
    expect(swallowedWords(environment, 'npm start')).toBe(want);
  });

  it.each([
    ['start.mjs', [], 'npm start -- --kubeconfig'],
    ['command.mjs', ['verify'], 'npm run verify -- --kubeconfig'],
  ])('ends %s before it connects to anything', (script, args, mend) => {
    const env = { ...process.env, npm_config_kubeconfig: 'true' };
    const ended = spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...args], {
      env,
      encoding: 'utf8',
    });
    expect(ended).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(mend) as string });
  });
});
