import type { GraphParameters } from '../api/ApiClient.ts';
import type { ViewState } from './viewState.ts';

/** What the address asks the server to draw. */
export function pictureOf({ namespaces, level, open }: ViewState): GraphParameters {
  return { namespaces, level, open };
}
