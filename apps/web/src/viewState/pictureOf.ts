import { parse } from '@fairlead/find';
import type { GraphParameters } from '../api/ApiClient.ts';
import type { ViewState } from './viewState.ts';

/** One step around a node: what the page of a service shows beside it. */
export function pictureAround(id: string): GraphParameters {
  return { namespaces: [], level: undefined, open: [], hide: [], focus: id, upstream: 1, downstream: 1, path: [] };
}

/** What the address asks the server to draw. */
export function pictureOf({ namespaces, level, open, hide, focus, path, ...view }: ViewState): GraphParameters {
  const around = focus === undefined ? {} : { focus, upstream: view.upstream, downstream: view.downstream };
  // What cannot be read is said beside the box it was typed in; asking the server for it would end the picture.
  return {
    namespaces,
    level,
    open,
    hide: hide.filter((text) => parse(text).ok),
    ...around,
    path: path.length === 2 ? path : [],
  };
}

/** Names what the cluster is narrowed to. What is hidden, opened or folded leaves the rest of the same picture where it is. */
export function pictureName({ namespaces, focus, upstream, downstream, path }: GraphParameters): string {
  return JSON.stringify([namespaces, focus === undefined ? null : [focus, upstream, downstream], path]);
}
