import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A later release of Fairlead beside this one: the same server with another version number, and another page. */
export interface OtherVersion {
  /** Its folder, as the root of a checkout. */
  readonly root: string;
  readonly version: string;
  remove(): Promise<void>;
}

export async function makeOtherVersion(root: string): Promise<OtherVersion> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-upgrade-'));
  const version = '99.0.0';
  await Promise.all([
    cp(path.join(root, 'apps/server/src'), path.join(folder, 'apps/server/src'), { recursive: true }),
    cp(path.join(root, 'apps/web/dist'), path.join(folder, 'apps/web/dist'), { recursive: true }),
    cp(path.join(root, 'apps/server/package.json'), path.join(folder, 'apps/server/package.json')),
  ]);
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await edit(path.join(folder, 'apps/server/package.json'), (text) =>
    text.replace(/"version": "[^"]+"/, `"version": "${version}"`),
  );
  await edit(path.join(folder, 'apps/web/dist/index.html'), (html) => html.replace('</head>', '<!-- later --></head>'));
  return { root: folder, version, remove: () => rm(folder, { recursive: true }) };
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
