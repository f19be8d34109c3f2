/** As the API has it; a test compares. */
const BUDGET = '1500';
/** What asks for a part of the picture: its grammar is the program's. */
const BY_PROGRAM = ['hide', 'focus', 'upstream', 'downstream', 'path'] as const;

/**
 * The query of the graph that a map's address asks for, without the program that reads addresses; `undefined` for addresses that say
 * more than namespaces, level and what is open. Where both do not agree after all, the program asks again.
 */
export function pictureSearch(address: URLSearchParams): URLSearchParams | undefined {
  if (BY_PROGRAM.some((name) => address.has(name))) return undefined;
  const search = new URLSearchParams();
  for (const namespace of [...new Set(address.getAll('namespace'))].toSorted()) search.append('namespace', namespace);
  const level = address.get('level');
  if (level !== null) {
    search.set('level', level);
    search.set('budget', BUDGET);
  }
  for (const id of address.getAll('open')) search.append('open', id);
  return search;
}
