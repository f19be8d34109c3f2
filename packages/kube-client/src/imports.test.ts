import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Imports a file in a process of its own and returns the URL of every module that was loaded for it. */
function loadedBy(file: string): readonly string[] {
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => { console.log(url); return next(url, context); } });
    await import(${JSON.stringify(new URL(file, import.meta.url).href)});
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  return output.split('\n').filter((url) => url.startsWith('file:'));
}

// Starts a process, which takes its time on a busy machine.
describe('what an import loads', { timeout: 60_000 }, () => {
  it('is our own code only, for the projection', () => {
    const loaded = loadedBy('./projection/projectObject.ts');
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((url) => url.includes('/node_modules/'))).toStrictEqual([]);
  });

  it('is two small files of client-node, for the package', () => {
    const loaded = loadedBy('./index.ts').filter((url) => url.includes('/@kubernetes/client-node/'));
    expect(new Set(loaded.map((url) => url.split('/').at(-1)))).toStrictEqual(
      new Set(['config_types.js', 'exec_auth.js']),
    );
  });
});
