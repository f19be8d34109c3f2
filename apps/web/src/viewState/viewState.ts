import { LabelKeySchema, LabelNameSchema, LevelSchema, NodeIdSchema, VerdictSchema } from '@fairlead/protocol';
import type { Level, Verdict } from '@fairlead/protocol';
import { unknownTraffic } from './trafficView.ts';
import { isAggregate } from './aggregates.ts';
import { MOST_PICKED } from './picked.ts';
import { formatPosition, parsePosition, type Position } from './position.ts';
import { formatPin, parsePin, type Pins } from './pins.ts';
import { unknownTable } from './tableState.ts';

export const RAIL_GROUPINGS = ['service', 'cause', 'namespace'] as const;
export type RailGrouping = (typeof RAIL_GROUPINGS)[number];

export const ORDERS = ['name', 'broken'] as const;
/** Of namespace tiles: A to Z, or what is broken first. */
export type Order = (typeof ORDERS)[number];

/** What the address says, under the names of the HTTP API. Defaults are left out of it. */
export interface ViewState {
  readonly namespaces: readonly string[];
  readonly verdict: Verdict | undefined;
  readonly find: string;
  /** Find expressions: what any of them finds is left out of the picture. */
  readonly hide: readonly string[];
  /** Only what is around this node is drawn. */
  readonly focus: string | undefined;
  /** Steps that are looked at from `focus`, or from what is selected. */
  readonly upstream: number;
  readonly downstream: number;
  /** Two ids: only the ways between them are drawn. One: the other end is still to be chosen. */
  readonly path: readonly string[];
  /** The key of a label by whose values cards are put into areas; `undefined`: by namespace. */
  readonly group: string | undefined;
  /** Id of the selected node: `service/NS/NAME`. */
  readonly select: string | undefined;
  readonly rail: RailGrouping | undefined;
  /** `undefined` is `auto`: as fine as fits. */
  readonly level: Level | undefined;
  /** Ids of aggregates that are shown in full, the most important first. */
  readonly open: readonly string[];
  readonly order: Order | undefined;
  /** Where cards were put by hand. */
  readonly pins: Pins;
  /** Of the table: a level of apps between namespaces and services. */
  readonly tree: 'app' | undefined;
  /** From where somebody looks; `undefined` fits everything. */
  readonly at: Position | undefined;
  /** Services that were gathered on the map. */
  readonly picked: readonly string[];
  /** Parameters whose value is not known here; they stay in the address and the page says so. */
  readonly unknown: readonly { readonly name: string; readonly value: string }[];
}

/** Values that mean the same as leaving the parameter out. */
const DEFAULTS: Readonly<Record<string, string>> = { level: 'auto', order: 'name' };

/** Steps that are looked at unless the address says otherwise. */
export const DEFAULT_STEPS = 1;

export function parseViewState(search: URLSearchParams): ViewState {
  const unknown: { name: string; value: string }[] = [];
  const oneOf = <T>(name: string, known: (value: string) => T | undefined): T | undefined => {
    const value = search.get(name);
    if (value === null || value === '' || value === DEFAULTS[name]) return undefined;
    const found = known(value);
    if (found === undefined) unknown.push({ name, value });
    return found;
  };
  const steps = (name: 'upstream' | 'downstream'): number => {
    const value = search.get(name);
    if (value === null || value === '') return DEFAULT_STEPS;
    if (/^\d{1,2}$/.test(value)) return Number(value);
    unknown.push({ name, value });
    return DEFAULT_STEPS;
  };
  const path = search.getAll('path').filter(isNodeId).slice(0, 2);
  for (const value of search.getAll('path')) if (!path.includes(value)) unknown.push({ name: 'path', value });
  const names = [...new Set(search.getAll('namespace').filter((name) => name !== ''))].toSorted();
  const namespaces = names.filter((name) => LabelNameSchema.safeParse(name).success);
  for (const value of names) if (!namespaces.includes(value)) unknown.push({ name: 'namespace', value });
  const pins: Record<string, { x: number; y: number }> = {};
  for (const value of search.getAll('pin')) {
    const pin = parsePin(value);
    if (pin === undefined) unknown.push({ name: 'pin', value });
    else pins[pin.id] = pin.at;
  }
  return {
    namespaces,
    verdict: oneOf('verdict', (value) => VerdictSchema.safeParse(value).data),
    find: search.get('find') ?? '',
    hide: [...new Set(search.getAll('hide').filter((text) => text.trim() !== ''))],
    focus: oneOf('focus', (value) => (isNodeId(value) ? value : undefined)),
    upstream: steps('upstream'),
    downstream: steps('downstream'),
    path,
    group: oneOf('group', labelKeyOf),
    select: oneOf('select', (value) => (isSelectable(value) ? value : undefined)),
    rail: oneOf('rail', (value) => RAIL_GROUPINGS.find((grouping) => grouping === value)),
    level: oneOf('level', (value) => LevelSchema.safeParse(value).data),
    // The table keeps its opened rows under the same name.
    open: [...new Set(search.getAll('open').filter(isAggregate))],
    order: oneOf('order', (value) => ORDERS.find((order) => order === value)),
    pins,
    tree: oneOf('tree', (value) => (value === 'app' ? value : undefined)),
    at: oneOf('at', parsePosition),
    picked: [...new Set(search.getAll('pick').filter((id) => id.startsWith('service/')))].slice(0, MOST_PICKED),
    unknown: [...unknown, ...unknownTraffic(search), ...unknownTable(search)],
  };
}

/** `label:KEY` */
function labelKeyOf(value: string): string | undefined {
  return value.startsWith('label:') ? LabelKeySchema.safeParse(value.slice('label:'.length)).data : undefined;
}

function isNodeId(value: string): boolean {
  return NodeIdSchema.safeParse(value).success;
}

/** A node, or a line between two: `KIND SOURCE TARGET`. */
function isSelectable(value: string): boolean {
  const parts = value.split(' ');
  return parts.length === 3 ? parts.slice(1).every(isNodeId) : isNodeId(value);
}

export type ViewStatePatch = Partial<Omit<ViewState, 'unknown'>>;

/** Only what is broken, or all again. */
export function onlyBroken({ verdict }: ViewState): ViewStatePatch {
  return { verdict: verdict === 'broken' ? undefined : 'broken' };
}

/** One step back from what somebody has set, the latest kind of thing first: what is selected, what was gathered, what is looked for. */
export function withoutUpmost({ select, picked }: ViewState): ViewStatePatch {
  if (select !== undefined) return { select: undefined };
  return picked.length > 0 ? { picked: [] } : { find: '', verdict: undefined };
}

/** The address after a change. Parameters of other screens, and unknown ones that were not touched, are kept. */
export function patchSearch(search: URLSearchParams, patch: ViewStatePatch): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  const putAll = (name: string, values: readonly string[] | undefined): void => {
    next.delete(name);
    for (const value of values ?? []) next.append(name, value);
  };
  if ('namespaces' in patch) putAll('namespace', patch.namespaces);
  if ('verdict' in patch) put('verdict', patch.verdict);
  if ('find' in patch) put('find', patch.find);
  if ('select' in patch) {
    put('select', patch.select);
    // A pod is named within the service that is selected.
    next.delete('pod');
  }
  const putSteps = (name: 'upstream' | 'downstream', value: number | undefined): void =>
    put(name, value === undefined || value === DEFAULT_STEPS ? undefined : String(value));
  if ('hide' in patch) putAll('hide', patch.hide);
  if ('focus' in patch) put('focus', patch.focus);
  if ('upstream' in patch) putSteps('upstream', patch.upstream);
  if ('downstream' in patch) putSteps('downstream', patch.downstream);
  if ('group' in patch) put('group', patch.group === undefined ? undefined : `label:${patch.group}`);
  if ('path' in patch) putAll('path', patch.path);
  if ('rail' in patch) put('rail', patch.rail);
  if ('level' in patch) put('level', patch.level);
  if ('order' in patch) put('order', patch.order);
  if ('open' in patch) {
    const others = next.getAll('open').filter((id) => !isAggregate(id));
    next.delete('open');
    for (const id of [...others, ...(patch.open ?? [])]) next.append('open', id);
  }
  if ('tree' in patch) put('tree', patch.tree);
  if ('at' in patch) put('at', patch.at === undefined ? undefined : formatPosition(patch.at));
  if ('picked' in patch) {
    next.delete('pick');
    for (const id of patch.picked ?? []) next.append('pick', id);
  }
  if ('pins' in patch) {
    next.delete('pin');
    for (const [id, at] of Object.entries(patch.pins ?? {})) next.append('pin', formatPin(id, at));
  }
  return next;
}
