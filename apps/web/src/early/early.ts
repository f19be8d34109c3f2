import type { EarlyScope } from './earlyAnswer.ts';
import { pictureSearch } from './pictureSearch.ts';
import { fetchAhead, readScreenFiles } from './screenFiles.ts';
import { screenOf } from './screenOf.ts';

/** Long after the first picture of a large cluster, yet before most people have read it. */
const OTHERS_AFTER_MS = 3_000;

// Runs alone, before the program is loaded: the browser fetches the screen, and the server makes the picture meanwhile.
const { pathname, search: address } = globalThis.location;
const path = pathname.slice(new URL(document.baseURI).pathname.length);
const screen = screenOf(path, globalThis.matchMedia('(max-width: 1023px)').matches);

const screens = readScreenFiles(document);
if (screens !== undefined) {
  const first = screens[screen];
  fetchAhead(document, first, 'now');
  // At rest they cost nothing, and are there at once when they are opened, with or without a server.
  globalThis.addEventListener('load', () =>
    setTimeout(() => {
      const rest = new Set([...screens.map, ...screens.services, ...screens.service, ...screens.cache]);
      for (const file of first) rest.delete(file);
      fetchAhead(document, [...rest], 'idle');
    }, OTHERS_AFTER_MS),
  );
}

const search = screen === 'map' ? pictureSearch(new URLSearchParams(address)) : undefined;
if (search !== undefined) {
  const query = search.toString();
  const url = new URL(`api/v1/graph${query === '' ? '' : `?${query}`}`, document.baseURI).href;
  const response = fetch(url, { headers: { Accept: 'application/json' } });
  // Whoever takes it hears of it.
  response.catch(() => undefined);
  (globalThis as EarlyScope).fairleadEarly = { url, response };
}
