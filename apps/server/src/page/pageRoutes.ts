import { Router, static as serveStatic } from 'express';
import { SharedBody } from '../http/sendJson.ts';
import type { BuiltPage } from './builtPage.ts';

/** The addresses of the page: each answers with the same document, the page reads the rest itself. */
const PAGE_PATHS = ['/', '/index.html', '/map', '/services', '/services/:namespace/:name', '/cache'];

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Serves the page: the document is always asked for again, the assets carry a hash in their name and never are. */
export function pageRoutes(page: BuiltPage, basePath: string, version: string): Router {
  const router = Router({ caseSensitive: true });
  const html = page.document(basePath, version);
  const document = new SharedBody(`W/"page-${version}"`, Buffer.from(html), 'text/html; charset=utf-8');
  router.get(PAGE_PATHS, (req, res) => document.send(req, res));
  router.use(
    '/assets',
    serveStatic(`${page.folder}/assets`, {
      immutable: true,
      maxAge: YEAR_MS,
      index: false,
      redirect: false,
      dotfiles: 'ignore',
    }),
  );
  // What lies beside the document keeps its name from build to build: icons, the manifest.
  router.use(serveStatic(page.folder, { index: false, redirect: false, dotfiles: 'ignore', maxAge: 0 }));
  return router;
}
