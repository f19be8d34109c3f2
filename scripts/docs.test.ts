import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.dirname(import.meta.dirname);
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'apps/*/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
});

/** The files and folders that a document names: its links, and in code what starts at the top of the repository. */
function namedPaths(text: string, document: string): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = '']) =>
    path.join(path.dirname(document), decodeURIComponent(link)),
  );
  const inCode = [...text.matchAll(/(?<![\w/.-])(?:packages|apps|docs|scripts)\/[\w./-]*[\w-]/g)].map(
    ([named]) => named,
  );
  const ofWorkspace = [...text.matchAll(/--workspace (\S+) -- (\S+)/g)].map(([, workspace = '', file = '']) =>
    path.join(workspace, file),
  );
  return [...links, ...inCode, ...ofWorkspace];
}

describe('documents name what exists', () => {
  it.each(documents)('%s', (document) => {
    const named = namedPaths(readFileSync(path.join(root, document), 'utf8'), document);
    expect(named.filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
  });

  it('finds a link and a path in code, and leaves addresses alone', () => {
    const text = 'See [it](../b.md#part), [there](https://a/b.md), `packages/x/src/y.ts` and https://a/docs/z.md.';
    expect(namedPaths(text, 'docs/c/a.md')).toEqual(['docs/b.md', 'packages/x/src/y.ts']);
    const command = 'npm test --workspace packages/z -- src/a.test.ts';
    expect(namedPaths(command, 'a.md')).toEqual(['packages/z', 'packages/z/src/a.test.ts']);
  });
});
