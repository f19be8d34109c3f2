import type { GraphSnapshot } from '@fairlead/protocol';
import type { ViewState, ViewStatePatch } from './viewState.ts';

/** The server opens the first ones as long as they fit; what was opened long ago goes first. */
const OPEN_AT_MOST = 24;

/** With these opened before the ones that were. */
export function withOpened(open: readonly string[], ids: readonly string[]): readonly string[] {
  return [...new Set([...ids, ...open])].slice(0, OPEN_AT_MOST);
}

/** Opened first, or folded if it was open. */
export function withToggled(open: readonly string[], id: string): readonly string[] {
  return open.includes(id) ? open.filter((other) => other !== id) : withOpened(open, [id]);
}

/**
 * The change to other opened aggregates. Where that moves the map by itself, to a namespace that opens among tiles or back to the
 * whole, the place where somebody looked before is left out: it would be another one in the new picture. What is opened is no card
 * any more that could be selected: a double click selects it before.
 */
export function openPatch(
  { open: before, select }: Pick<ViewState, 'open' | 'select'>,
  open: readonly string[],
): ViewStatePatch {
  const opens = open.some((id) => id.startsWith('namespace/') && !before.includes(id));
  const isWhole = open.length === 0 && before.length > 0;
  const isOpened = select !== undefined && open.includes(select);
  return {
    open,
    ...(opens || isWhole ? { at: undefined } : {}),
    ...(isOpened ? { select: undefined } : {}),
  };
}

/** The aggregate to open so that a service is drawn by itself; `undefined` if it is, or if nothing here holds it. */
export function hiddenBy({ nodes }: GraphSnapshot, id: string): string | undefined {
  const [kind, namespace] = id.split('/');
  if (kind !== 'service' || namespace === undefined) return undefined;
  if (nodes.some((node) => node.id === id)) return undefined;
  const holds = nodes.some((node) => node.namespace === namespace && node.members !== undefined);
  return holds ? `namespace/${namespace}` : undefined;
}

/** Namespaces that are open only in part, and aggregates that were to be opened and found no room. */
export function notWhole(
  { nodes }: GraphSnapshot,
  open: readonly string[],
): {
  readonly partly: readonly string[];
  readonly refused: readonly string[];
} {
  const tiles = nodes.filter(({ kind }) => kind === 'namespace');
  return {
    partly: tiles.filter(({ area }) => area !== null).map(({ name }) => name),
    refused: nodes
      .filter(({ id, area, members }) => open.includes(id) && members !== undefined && area !== id)
      .map(({ name }) => name),
  };
}
