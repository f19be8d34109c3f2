import { pictureName, pictureOf } from './pictureOf.ts';
import { parseViewState, patchSearch, type ViewStatePatch } from './viewState.ts';

/** The address after a change: the place where somebody looked would be another one in another picture, which is seen as a whole first. */
export function patchView(search: URLSearchParams, patch: ViewStatePatch): URLSearchParams {
  const next = patchSearch(search, patch);
  if (!('at' in patch) && nameOf(search) !== nameOf(next)) next.delete('at');
  return next;
}

const nameOf = (search: URLSearchParams): string => pictureName(pictureOf(parseViewState(search)));
