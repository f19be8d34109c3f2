import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The built page: one document for every address of it, and its assets. */
export interface BuiltPage {
  /** The folder with `index.html` and `assets/`. */
  readonly folder: string;
  /** First digits of the hash of the document: differs as soon as the page or one of its assets differs. */
  readonly hash: string;
  /** The document, with the base path and the version written in. */
  document(basePath: string, version: string): string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Puts `<base href>` and `<meta name="fairlead-version">` at the head of the document. The page is built with relative
 * addresses, so that the base element alone decides where it lives; the version tells an open page that the server has changed.
 */
export function withBase(html: string, basePath: string, version: string): string {
  const head = `<base href="${escaped(basePath)}" />\n    <meta name="fairlead-version" content="${escaped(version)}" />`;
  const withoutBase = html.replace(/\s*<base\b[^>]*>/i, '');
  return withoutBase.replace(/<head\b[^>]*>/i, (open) => `${open}\n    ${head}`);
}

/** Reads the built page once; `undefined` if it has not been built. */
export function readBuiltPage(folder: string): BuiltPage | undefined {
  let html: string;
  try {
    html = readFileSync(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return {
    folder,
    hash: createHash('sha256').update(html).digest('hex').slice(0, 8),
    document: (basePath, version) => withBase(html, basePath, version),
  };
}
