import { VerdictSchema } from '@fairlead/protocol';
import type { Verdict } from '@fairlead/protocol';

export const RAIL_GROUPINGS = ['service', 'cause', 'namespace'] as const;
export type RailGrouping = (typeof RAIL_GROUPINGS)[number];

/** What the address says, under the names of the HTTP API. Defaults are left out of it. */
export interface ViewState {
  readonly namespaces: readonly string[];
  readonly verdict: Verdict | undefined;
  readonly find: string;
  /** Id of the selected node: `service/NS/NAME`. */
  readonly select: string | undefined;
  readonly rail: RailGrouping | undefined;
  /** Parameters whose value is not known here; they stay in the address and the page says so. */
  readonly unknown: readonly { readonly name: string; readonly value: string }[];
}

export function parseViewState(search: URLSearchParams): ViewState {
  const unknown: { name: string; value: string }[] = [];
  const oneOf = <T extends string>(name: string, known: (value: string) => T | undefined): T | undefined => {
    const value = search.get(name);
    if (value === null || value === '') return undefined;
    const found = known(value);
    if (found === undefined) unknown.push({ name, value });
    return found;
  };
  return {
    namespaces: [...new Set(search.getAll('namespace').filter((name) => name !== ''))].toSorted(),
    verdict: oneOf('verdict', (value) => VerdictSchema.safeParse(value).data),
    find: search.get('find') ?? '',
    select: search.get('select') ?? undefined,
    rail: oneOf('rail', (value) => RAIL_GROUPINGS.find((grouping) => grouping === value)),
    unknown,
  };
}

export type ViewStatePatch = Partial<Omit<ViewState, 'unknown'>>;

/** The address after a change. Parameters of other screens, and unknown ones that were not touched, are kept. */
export function patchSearch(search: URLSearchParams, patch: ViewStatePatch): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  if ('namespaces' in patch) {
    next.delete('namespace');
    for (const name of patch.namespaces ?? []) next.append('namespace', name);
  }
  if ('verdict' in patch) put('verdict', patch.verdict);
  if ('find' in patch) put('find', patch.find);
  if ('select' in patch) {
    put('select', patch.select);
    // A pod is named within the service that is selected.
    next.delete('pod');
  }
  if ('rail' in patch) put('rail', patch.rail);
  return next;
}
