import { Router, static as serveStatic } from 'express';
import type { RequestHandler } from 'express';
import serveStaticGzip from 'express-static-gzip';
import { SharedBody } from '../http/sendJson.ts';
import type { BuiltPage } from './builtPage.ts';

/** The addresses of the page: each answers with the same document, the page reads the rest itself. */
const PAGE_PATHS = ['/', '/index.html', '/map', '/services', '/services/:namespace/:name', '/cache'];

/** Nothing there is ever a screen. */
const FOR_PROGRAMS = /^\/(api|assets)\//;

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Serves the page: the document is always asked for again, the assets carry a hash in their name and never are. */
export function pageRoutes(page: BuiltPage, basePath: string, version: string): Router {
  const router = Router({ caseSensitive: true });
  const html = page.document(basePath, version);
  const document = new SharedBody(`W/"page-${version}"`, Buffer.from(html), 'text/html; charset=utf-8');
  router.get(PAGE_PATHS, (req, res) => document.send(req, res));
  router.use('/assets', packedAssets(`${page.folder}/assets`), plainAgain);
  // What lies beside the document keeps its name from build to build: icons, the manifest.
  router.use(serveStatic(page.folder, { index: false, redirect: false, dotfiles: 'ignore', maxAge: 0 }));
  router.use(unknownAddress(html));
  return router;
}

/** What a person has mistyped is answered by the page, which knows the way on; programs get the problem of any unknown address. */
function unknownAddress(html: string): RequestHandler {
  return (req, res, next) => {
    if (FOR_PROGRAMS.test(req.path)) return next();
    res.vary('Accept');
    if (req.accepts(['application/problem+json', 'text/html']) !== 'text/html') return next();
    res.status(404).setHeader('Cache-Control', 'no-store');
    res.type('html').send(html);
  };
}

/** The assets, packed where the build has packed one and the browser takes it. */
function packedAssets(folder: string): RequestHandler {
  const files = { immutable: true, maxAge: YEAR_MS, redirect: false, dotfiles: 'ignore' } as const;
  const serve = serveStaticGzip(folder, { index: false, serveStatic: { ...files, index: false } });
  // The library has an answer of its own for what cannot be decoded; here it is an address like any other without an asset.
  return (req, res, next) => (canBeDecoded(req.path) ? serve(req, res, next) : next());
}

/** A packed asset that a new build has taken away since: what is said of it then is not packed. */
const plainAgain: RequestHandler = (_req, res, next) => {
  res.removeHeader('Content-Encoding');
  next();
};

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
