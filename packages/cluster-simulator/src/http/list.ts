import { badRequest, continueExpired, resourceVersionTooLarge } from '../objects/apiError.ts';
import { podEventsOf } from '../details/events.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { Held } from '../world/sketch.ts';
import { made } from '../world/sketch.ts';
import type { World } from '../world/world.ts';
import type { ListMeta } from './codec.ts';
import type { ResourcePath } from './route.ts';
import { filterOf } from './selectors.ts';

interface Snapshot {
  readonly resourceVersion: string;
  readonly items: readonly Held<KubeObject>[];
  readonly lastUsedMs: number;
}

export interface ListResult {
  readonly metadata: ListMeta;
  readonly items: readonly Held<KubeObject>[];
}

/** An API server forgets a list's continuation when etcd compacts: every five minutes. */
const KEPT_MS = 300_000;

/**
 * Answers lists. A list in pages is consistent: the first page takes a snapshot (of references, objects never change in
 * place) and later pages read from it, until it is too old and the token gets 410.
 */
export class Lists {
  readonly #world: World;
  readonly #snapshots = new Map<string, Snapshot>();
  #serial = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Tokens given out so far are answered with 410 from now on. */
  expireTokens(): void {
    this.#snapshots.clear();
  }

  list({ type, namespace, name }: ResourcePath, query: URLSearchParams, ignoreLimit = false): ListResult {
    const token = query.get('continue') ?? '';
    const limit = ignoreLimit ? 0 : whole(query.get('limit'));
    if (token !== '') return this.#nextPage(token, limit);
    const asked = query.get('resourceVersion') ?? '';
    if (asked !== '' && Number(asked) > this.#world.resourceVersion) {
      throw resourceVersionTooLarge(Number(asked), this.#world.resourceVersion);
    }
    const filter = filterOf(query);
    let items: readonly Held<KubeObject>[] = this.#world.entries(type.resource, namespace);
    if (type.resource === 'events') items = [...items, ...podEventsOf(this.#world, namespace)];
    if (name !== undefined) items = items.filter((item) => made(item).metadata.name === name);
    if (filter !== undefined) items = items.filter((item) => filter(made(item)));
    const resourceVersion = String(this.#world.resourceVersion);
    if (limit === 0 || items.length <= limit) return { metadata: { resourceVersion }, items };
    const id = String(++this.#serial);
    return this.#page(
      id,
      { resourceVersion, items, lastUsedMs: this.#world.timeline.nowMs() },
      0,
      limit,
      filter === undefined,
    );
  }

  #nextPage(token: string, limit: number): ListResult {
    const [, id = '', from = '', counted = ''] = TOKEN.exec(Buffer.from(token, 'base64url').toString()) ?? [];
    if (id === '') throw badRequest('continue key is not valid');
    const now = this.#world.timeline.nowMs();
    for (const [key, { lastUsedMs }] of this.#snapshots) if (now - lastUsedMs > KEPT_MS) this.#snapshots.delete(key);
    const snapshot = this.#snapshots.get(id);
    if (snapshot === undefined) throw continueExpired();
    return this.#page(id, snapshot, Number(from), limit, counted === 'n');
  }

  #page(id: string, snapshot: Snapshot, from: number, limit: number, counted: boolean): ListResult {
    const { resourceVersion, items } = snapshot;
    const end = limit === 0 ? items.length : from + limit;
    const page = items.slice(from, end);
    if (end >= items.length) {
      // Kept for a while: a client may ask for its last page again.
      return { metadata: { resourceVersion }, items: page };
    }
    this.#snapshots.set(id, { ...snapshot, lastUsedMs: this.#world.timeline.nowMs() });
    const token = Buffer.from(`${id}:${end}:${counted ? 'n' : ''}`).toString('base64url');
    // The API server cannot tell how many are left of a filtered list.
    const remaining = counted ? { remainingItemCount: items.length - end } : {};
    return { metadata: { resourceVersion, continue: token, ...remaining }, items: page };
  }
}

const TOKEN = /^(\d+):(\d+):(n?)$/;

function whole(text: string | null): number {
  if (text === null || text === '') return 0;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`limit: not a number: ${text}`);
  return value;
}
