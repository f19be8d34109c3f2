import type { ScreenName } from './screenOf.ts';

/** Files of each screen beyond those of the program, relative to the base of the page. */
export type ScreenFiles = Readonly<Record<ScreenName, readonly string[]>>;

/** The list that the build wrote into the page; `undefined` where nothing was built. */
export function readScreenFiles(document: Document): ScreenFiles | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="fairlead-screens"]')?.content;
  // Written by our own build, into the page that this file comes with.
  return content === undefined ? undefined : (JSON.parse(content) as ScreenFiles);
}

/** Has the browser fetch files ahead of the program that imports them: at once, or when nothing else is fetched. Nothing of them runs. */
export function fetchAhead(document: Document, files: readonly string[], when: 'now' | 'idle'): void {
  for (const file of files) {
    const link = document.createElement('link');
    const isStyle = file.endsWith('.css');
    // Browsers complain of a style that is preloaded and not used in time; of modules, only a preload survives the server.
    link.rel = isStyle ? (when === 'now' ? 'preload' : 'prefetch') : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.fetchPriority = when === 'now' ? 'high' : 'low';
    link.href = new URL(file, document.baseURI).href;
    document.head.append(link);
  }
}
