import type { Attention, Reason } from '@fairlead/protocol';
import { sharedReason } from '../../components/sharedReason.ts';

/** Broken before degraded, then the most failing calls, then the most recent; ties by id. */
export function inOrder(items: readonly Attention[]): readonly Attention[] {
  // Hundreds of them are sorted with every change of one: each time is read once.
  return items
    .map((item) => ({ item, sinceMs: item.since === null ? 0 : Date.parse(item.since.at) }))
    .toSorted(
      ({ item: a, sinceMs: aMs }, { item: b, sinceMs: bMs }) =>
        rank(a) - rank(b) ||
        (b.failingPerSecond ?? 0) - (a.failingPerSecond ?? 0) ||
        bMs - aMs ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ item }) => item);
}

/** Items that share something: a cause, or a namespace. */
export interface AttentionGroup {
  readonly key: string;
  readonly verdict: Attention['verdict'];
  /** In order; never empty. */
  readonly items: readonly Attention[];
  readonly first: Attention;
  /** Of a cause: what it is about, such as a node or an image. */
  readonly subject: string | undefined;
  readonly namespace: string | undefined;
  /** The same trouble with a subject of its own for each, such as one image per service: only the kind can be named. */
  readonly isMixed: boolean;
}

/**
 * Groups by cause; what has none is grouped by its headline. Causes of a single service each are no help in a long list: of
 * the same kind they share a group. Groups with the most services come first within a verdict.
 */
export function byCause(items: readonly Attention[]): readonly AttentionGroup[] {
  const ordered = inOrder(items);
  const single = grouped(ordered, causeOf).filter((group) => group.items.length === 1);
  const kinds = Map.groupBy(single, ({ first }) => kindOf(first));
  const mixed = new Set(
    [...kinds.values()]
      .filter((groups) => groups.length > 1)
      .flat()
      .map(({ first }) => first.id),
  );
  return grouped(ordered, (item) =>
    mixed.has(item.id) ? { key: kindOf(item), subject: undefined, namespace: undefined, isMixed: true } : causeOf(item),
  );
}

type GroupFacts = Pick<AttentionGroup, 'key' | 'subject' | 'namespace' | 'isMixed'>;

function causeOf(item: Attention): GroupFacts {
  const subject = item.cause?.subject;
  return {
    key: `${reasonOf(item)} ${subject ?? ''}`,
    subject: subject === undefined || subject === '' || subject === item.id ? undefined : nameOfSubject(subject),
    namespace: undefined,
    isMixed: false,
  };
}

const reasonOf = (item: Attention): string => item.cause?.reason ?? causeReason(item)?.id ?? '';

/** What a card says in short, whatever it is about: the reason, and of a container that waits what for. */
function kindOf(item: Attention): string {
  const detail = causeReason(item)?.facts['reason'];
  const waits = detail === 'ErrImagePull' ? 'ImagePullBackOff' : detail;
  return `${item.verdict} ${reasonOf(item)} ${typeof waits === 'string' ? waits : ''}`;
}

/** One group per namespace, with the worst verdict in it. */
export function byNamespace(items: readonly Attention[]): readonly AttentionGroup[] {
  const namespaces = Map.groupBy(inOrder(items), ({ id }) => namespaceOf(id));
  const groups = Array.from(namespaces, ([namespace, members]): AttentionGroup | undefined => {
    const [first] = members;
    if (first === undefined) return undefined;
    const { verdict } = first;
    return { key: namespace, verdict, items: members, first, subject: undefined, namespace, isMixed: false };
  });
  return inGroupOrder(groups.filter((group) => group !== undefined));
}

/** When a group got its last member of its verdict: whichever of them fails most at the moment has no say in it. */
export function newestSince({ items, verdict }: Pick<AttentionGroup, 'items' | 'verdict'>): Attention['since'] {
  let newest: Attention['since'] = null;
  for (const { since, verdict: its } of items) {
    if (its !== verdict || since === null) continue;
    if (newest === null || Date.parse(since.at) > Date.parse(newest.at)) newest = since;
  }
  return newest;
}

export function namespaceOf(id: string): string {
  return id.split('/')[1] ?? '';
}

export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** A workload is known by its name: its namespace stands in the line below. Nodes and images stay as they are. */
function nameOfSubject(subject: string): string {
  return /^[^/]+\/[A-Z][A-Za-z]+\/([^/]+)$/.exec(subject)?.[1] ?? subject;
}

/** The reason to show: that of the cause, which for a sum over pods is the one most of them share. */
export function causeReason(item: Attention): Reason | undefined {
  if (item.headline === null) return undefined;
  return sharedReason(item.headline) ?? item.headline;
}

/** Of items in their order. */
function grouped(ordered: readonly Attention[], keyOf: (item: Attention) => GroupFacts): readonly AttentionGroup[] {
  const groups = new Map<string, AttentionGroup & { readonly items: Attention[] }>();
  for (const item of ordered) {
    const { key, ...facts } = keyOf(item);
    const whole = `${item.verdict} ${key}`;
    const group = groups.get(whole);
    if (group === undefined)
      groups.set(whole, { key: whole, verdict: item.verdict, items: [item], first: item, ...facts });
    else group.items.push(item);
  }
  return inGroupOrder([...groups.values()]);
}

const inGroupOrder = (groups: readonly AttentionGroup[]): readonly AttentionGroup[] =>
  groups.toSorted((a, b) => rank(a) - rank(b) || b.items.length - a.items.length || (a.key < b.key ? -1 : 1));

const rank = (item: { readonly verdict: Attention['verdict'] }): number => (item.verdict === 'broken' ? 0 : 1);
