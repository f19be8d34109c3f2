import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

/** Each check of `npm test` is shown a small tree that it must reject, and the same tree without the fault, which it must accept. */

const root = path.dirname(import.meta.dirname);
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);
const folders: string[] = [];

/** A throw-away checkout with the real configuration of the checks and the given files. */
function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-checks-'));
  folders.push(folder);
  for (const name of [
    '.oxlintrc.json',
    '.prettierrc.json',
    '.prettierignore',
    'tsconfig.base.json',
    'turbo.json',
    'knip.json',
  ]) {
    cpSync(path.join(root, name), path.join(folder, name));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'tree', private: true, type: 'module' }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function run(folder: string, name: string, ...args: string[]): { readonly failed: boolean; readonly output: string } {
  const result = spawnSync(bin(name), args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  return { failed: result.status !== 0, output: `${result.stdout}${result.stderr}` };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const tsconfig = JSON.stringify({ extends: '../../tsconfig.base.json', include: ['src'] });

describe('types', () => {
  it.each([
    { name: 'rejects a wrong type', text: `export const port: number = 'http';\n`, says: 'TS2322' },
    {
      name: 'rejects a missing index check',
      text: `export const first = (list: string[]): string => list[0];\n`,
      says: 'TS2322',
    },
    { name: 'rejects an enum, which Node cannot strip', text: `export enum Phase {\n  Running,\n}\n`, says: 'TS1294' },
    { name: 'accepts sound code', text: `export const port: number = 80;\n`, says: undefined },
  ])('$name', ({ text, says }) => {
    const folder = treeOf({ 'packages/model/src/index.ts': text, 'packages/model/tsconfig.json': tsconfig });
    const { failed, output } = run(folder, 'tsc', '--noEmit', '-p', 'packages/model');
    expect(failed).toBe(says !== undefined);
    expect(output).toContain(says ?? '');
  });
});

describe('lint', () => {
  it.each([
    {
      name: 'rejects a floating promise',
      text: `const read = async () => 1;\nread();\n`,
      says: 'no-floating-promises',
    },
    {
      name: 'rejects a switch that forgets a case',
      text: `export function word(state: 'live' | 'off'): string {\n  switch (state) {\n    case 'live':\n      return 'live';\n  }\n  return '';\n}\n`,
      says: 'switch-exhaustiveness-check',
    },
    { name: 'rejects any', text: `export const thing: any = 1;\n`, says: 'no-explicit-any' },
    {
      name: 'rejects a silenced compiler',
      text: `// @ts-ignore\nexport const thing: number = 'one';\n`,
      says: 'ban-ts-comment',
    },
    {
      name: 'accepts sound code',
      text: `export const read = async (): Promise<number> => 1;\nawait read();\n`,
      says: undefined,
    },
  ])('$name', ({ text, says }) => {
    const folder = treeOf({ 'packages/model/src/index.ts': text, 'packages/model/tsconfig.json': tsconfig });
    const { failed, output } = run(folder, 'oxlint', '--deny-warnings', 'packages');
    expect({ failed, output }).toEqual({
      failed: says !== undefined,
      output: expect.stringContaining(says ?? '') as string,
    });
  });

  it.each([
    {
      name: 'of values',
      a: `import { b } from './b.ts';\nexport const a = (): number => b();\n`,
      b: `import { a } from './a.ts';\nexport const b = (): number => a();\n`,
    },
    {
      name: 'that only a type closes',
      a: `import { b } from './b.ts';\nexport type A = number;\nexport const a: A = b;\n`,
      b: `import type { A } from './a.ts';\nexport const b: A = 1;\n`,
    },
  ])('rejects an import cycle $name', ({ a, b }) => {
    const folder = treeOf({
      'packages/model/src/a.ts': a,
      'packages/model/src/b.ts': b,
      'packages/model/tsconfig.json': tsconfig,
    });
    expect(run(folder, 'oxlint', '--deny-warnings', 'packages')).toEqual({
      failed: true,
      output: expect.stringContaining('no-cycle') as string,
    });
  });
});

/** One forbidden and one allowed import for each package that has a rule. */
const boundaries = [
  { package: 'packages/model', forbidden: '@fairlead/protocol', allowed: undefined },
  { package: 'packages/model', forbidden: 'node:fs', allowed: undefined },
  { package: 'packages/resolver', forbidden: '@fairlead/kube-client', allowed: '@fairlead/model' },
  { package: 'packages/resolver', forbidden: 'node:http', allowed: '@fairlead/model' },
  { package: 'packages/service-graph', forbidden: '@fairlead/informer', allowed: '@fairlead/resolver' },
  { package: 'packages/protocol', forbidden: '@fairlead/resolver', allowed: '@fairlead/model' },
  { package: 'packages/messages', forbidden: '@fairlead/protocol', allowed: '@fairlead/model' },
  { package: 'packages/find', forbidden: '@fairlead/protocol', allowed: '@fairlead/model' },
  { package: 'packages/find', forbidden: 'node:fs', allowed: '@fairlead/model' },
  { package: 'packages/traffic', forbidden: '@fairlead/kube-client', allowed: '@fairlead/model' },
  { package: 'packages/informer', forbidden: '@fairlead/kube-client', allowed: '@fairlead/model' },
  { package: 'packages/kube-client', forbidden: '@fairlead/resolver', allowed: '@fairlead/informer' },
  { package: 'packages/cluster-simulator', forbidden: '@fairlead/resolver', allowed: '@fairlead/model' },
  { package: 'packages/graph-canvas', forbidden: '@fairlead/messages', allowed: '@fairlead/service-graph' },
  { package: 'packages/test-kit', forbidden: '@fairlead/kube-client', allowed: '@fairlead/informer' },
  { package: 'packages/resolver', forbidden: 'cytoscape', allowed: '@fairlead/model' },
  { package: 'packages/informer', forbidden: '@kubernetes/client-node', allowed: '@fairlead/model' },
  { package: 'apps/web', forbidden: '@fairlead/resolver', allowed: '@fairlead/protocol' },
  { package: 'apps/web', forbidden: 'cytoscape', allowed: '@fairlead/graph-canvas' },
  { package: 'apps/bench', forbidden: '@fairlead/web', allowed: '@fairlead/resolver' },
  { package: 'apps/server', forbidden: '@kubernetes/client-node', allowed: '@fairlead/kube-client' },
  { package: 'apps/server', forbidden: '@fairlead/graph-canvas', allowed: '@fairlead/service-graph' },
] as const;

describe('boundaries between packages', () => {
  it.each(boundaries)('keeps $forbidden out of $package', ({ package: folder, forbidden, allowed }) => {
    const use = (name: string) => `import * as other from '${name}';\n\nexport const names = Object.keys(other);\n`;
    const bad = treeOf({ [`${folder}/src/index.ts`]: use(forbidden), [`${folder}/tsconfig.json`]: tsconfig });
    expect(run(bad, 'oxlint', '--deny-warnings', folder)).toEqual({
      failed: true,
      output: expect.stringContaining('no-restricted-imports') as string,
    });
    const good = treeOf({
      [`${folder}/src/index.ts`]: allowed === undefined ? 'export const one = 1;\n' : use(allowed),
      [`${folder}/tsconfig.json`]: tsconfig,
    });
    expect(run(good, 'oxlint', '--deny-warnings', folder).output).not.toContain('no-restricted-imports');
  });

  it('covers every package', () => {
    const config = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')) as {
      overrides: { files: string[]; rules?: Record<string, unknown> }[];
    };
    const ruled = config.overrides
      .filter((entry) => Array.isArray(entry.rules?.['no-restricted-imports']))
      .map((entry) => (entry.files[0] ?? '').replace('/src/**/*.ts', ''));
    const folders = execFileSync('git', ['ls-files', 'packages/*/package.json', 'apps/*/package.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(ruled.toSorted()).toEqual(
      folders
        .trim()
        .split('\n')
        .map((file) => path.dirname(file))
        .toSorted(),
    );
    expect(new Set(boundaries.map((entry) => entry.package))).toEqual(new Set(ruled));
  });

  it('rejects an import that package.json does not declare', () => {
    const manifest = (name: string) => JSON.stringify({ name, version: '0.1.0', exports: { '.': './src/index.ts' } });
    const files = (text: string) => ({
      'package.json': JSON.stringify({
        name: 'tree',
        private: true,
        packageManager: 'npm@11.19.1',
        workspaces: ['packages/*'],
      }),
      'package-lock.json': JSON.stringify({ name: 'tree', lockfileVersion: 3, packages: {} }),
      'packages/model/package.json': manifest('@fairlead/model'),
      'packages/model/src/index.ts': 'export const one = 1;\n',
      'packages/resolver/package.json': manifest('@fairlead/resolver'),
      'packages/resolver/src/index.ts': text,
    });
    const boundariesOf = (text: string) => {
      const folder = treeOf(files(text));
      rmSync(path.join(folder, 'node_modules'));
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      return run(folder, 'turbo', 'boundaries');
    };
    expect(boundariesOf(`export { one } from '@fairlead/model';\n`)).toEqual({
      failed: true,
      output: expect.stringContaining('@fairlead/model') as string,
    });
    expect(boundariesOf('export const two = 2;\n').failed).toBe(false);
  });
});

describe('format', () => {
  it.each([
    { name: 'rejects what prettier would write otherwise', text: `export const a = "b"\n`, fails: true },
    { name: 'accepts formatted code', text: `export const a = 'b';\n`, fails: false },
  ])('$name', ({ text, fails }) => {
    expect(run(treeOf({ 'packages/model/src/index.ts': text }), 'prettier', '--check', 'packages').failed).toBe(fails);
  });
});

describe('unused code', () => {
  const files = (index: string) => ({
    'package.json': JSON.stringify({ name: 'tree', private: true, workspaces: ['packages/*'] }),
    'packages/model/package.json': JSON.stringify({
      name: '@fairlead/model',
      version: '0.1.0',
      type: 'module',
      exports: { '.': './src/index.ts' },
    }),
    'packages/model/src/index.ts': index,
    'packages/model/src/parts.ts': `export const used = 1;\nexport const forgotten = 2;\n`,
  });

  it('rejects an export that nobody imports', () => {
    const { failed, output } = run(treeOf(files(`export { used } from './parts.ts';\n`)), 'knip');
    expect({ failed, output }).toEqual({ failed: true, output: expect.stringContaining('forgotten') as string });
  });

  it('rejects a file that nobody imports', () => {
    expect(run(treeOf(files('export const nothing = 0;\n')), 'knip')).toEqual({
      failed: true,
      output: expect.stringContaining('parts.ts') as string,
    });
  });

  it('accepts a tree where everything is used', () => {
    const { failed, output } = run(
      treeOf(files(`export { forgotten, used } from './parts.ts';\n`)),
      'knip',
      '--include',
      'files,exports',
    );
    expect({ failed, output: failed ? output : '' }).toEqual({ failed: false, output: '' });
  });
});

describe('isInstalled', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  };
  it.each([
    {
      name: 'a whole installation',
      hidden: { 'node_modules/a': { version: '1.0.0' } },
      interrupted: false,
      want: true,
    },
    { name: 'another version', hidden: { 'node_modules/a': { version: '1.0.1' } }, interrupted: false, want: false },
    { name: 'a missing package', hidden: { 'node_modules/b': { version: '2.0.0' } }, interrupted: false, want: false },
    {
      name: 'an interrupted installation',
      hidden: { 'node_modules/a': { version: '1.0.0' } },
      interrupted: true,
      want: false,
    },
    { name: 'nothing at all', hidden: undefined, interrupted: false, want: false },
  ])('is $want for $name', ({ hidden, interrupted, want }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-checks-'));
    folders.push(folder);
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
    mkdirSync(path.join(folder, 'node_modules'));
    mkdirSync(path.join(folder, '.fairlead'));
    if (hidden !== undefined)
      writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: hidden }));
    if (interrupted) writeFileSync(path.join(folder, '.fairlead', 'installing'), '');
    expect(isInstalled(folder)).toBe(want);
  });
});
