import type { EarlyScope } from './earlyAnswer.ts';
import { pictureSearch } from './pictureSearch.ts';

// Runs alone, before the program is loaded: the server makes the picture meanwhile.
const { href: page, search: address } = globalThis.location;
const search = pictureSearch(new URLSearchParams(address));
if (new URL('map', document.baseURI).pathname === new URL(page).pathname && search !== undefined) {
  const query = search.toString();
  const url = new URL(`api/v1/graph${query === '' ? '' : `?${query}`}`, document.baseURI).href;
  const response = fetch(url, { headers: { Accept: 'application/json' } });
  // Whoever takes it hears of it.
  response.catch(() => undefined);
  (globalThis as EarlyScope).fairleadEarly = { url, response };
}
