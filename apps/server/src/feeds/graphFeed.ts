import { createHash } from 'node:crypto';
import type { GraphSnapshot } from '@fairlead/protocol';
import { LiveView, changeSize, foldDeltas, isEmptyChange, viewKey } from '@fairlead/service-graph';
import type { ContentChanges, GraphChanges, GraphDelta, ServiceGraph, ViewQuery } from '@fairlead/service-graph';
import { SharedBody } from '../http/sendJson.ts';
import { Feed } from './feed.ts';
import { isoTime } from './revision.ts';
import type { Revision } from './revision.ts';

export interface GraphFeedOptions {
  readonly instance: string;
  readonly revision: number;
  readonly graph: ServiceGraph;
  readonly query: ViewQuery;
}

/**
 * The graph as one query asks for it: the snapshot at the current revision and the deltas since earlier ones, made once for
 * all who ask the same. It ends when `auto` changes the level.
 */
export class GraphFeed extends Feed<GraphDelta> {
  /** Something is taken out of the picture, by what may change without a node. */
  readonly filtered: boolean;
  readonly #instance: string;
  /** Those it is of; empty for all. */
  readonly namespaces: readonly string[];
  readonly #view: LiveView;
  readonly #tag: string;
  #shown: number;
  #total: number;
  #hidden: GraphSnapshot['hidden'];
  #body: SharedBody | undefined;

  constructor({ instance, revision, graph, query }: GraphFeedOptions) {
    super({ instance, revision, fold: foldShown, sizeOf: changeSize });
    this.#instance = instance;
    this.filtered = query.filter !== undefined;
    this.namespaces = query.namespaces;
    this.#view = new LiveView(graph, query);
    this.#tag = createHash('sha256').update(viewKey(query)).digest('base64url').slice(0, 12);
    const { shown, total, hidden } = this.#view.picture();
    this.#shown = shown;
    this.#total = total;
    this.#hidden = hidden;
  }

  /** Takes over what changed in the whole graph. */
  update(changes: ContentChanges, revision: Revision): void {
    this.#body = undefined;
    const update = this.#view.update(changes);
    if (update.kind === 'reset') {
      this.end();
      return;
    }
    if (update.kind === 'changed') {
      this.#shown = update.changes.shown;
      this.#total = update.changes.total;
      this.#hidden = update.changes.hidden;
    }
    this.push(this.#deltaOf(update.kind === 'changed' ? update.changes : NOTHING, revision));
  }

  snapshot(): GraphSnapshot {
    return { instance: this.#instance, revision: this.revision, ...this.#view.picture() };
  }

  /** The snapshot as an answer; serialised once per revision. */
  body(): SharedBody {
    return (this.#body ??= new SharedBody(
      `${this.#instance}-${this.revision}-${this.#tag}`,
      JSON.stringify(this.snapshot()),
    ));
  }

  #deltaOf({ upsert, remove }: Pick<GraphChanges, 'upsert' | 'remove'>, revision: Revision): GraphDelta {
    return {
      from: this.revision,
      to: revision.number,
      observedAt: isoTime(revision.observedAt),
      oldestObservedAt: isoTime(revision.oldestObservedAt),
      sentAt: isoTime(revision.observedAt),
      shown: this.#shown,
      total: this.#total,
      hidden: this.#hidden,
      upsert,
      remove,
    };
  }
}

/** As `foldDeltas`; a delta that changes nothing in this view does not count for the age of what it is folded with. */
function foldShown(older: GraphDelta, newer: GraphDelta): GraphDelta {
  if (isEmptyChange(older)) return { ...newer, from: older.from };
  if (isEmptyChange(newer))
    return { ...older, to: newer.to, shown: newer.shown, total: newer.total, hidden: newer.hidden };
  return foldDeltas(older, newer);
}

const NOTHING: Pick<GraphChanges, 'upsert' | 'remove'> = {
  upsert: { nodes: [], edges: [], groups: [], attention: [] },
  remove: { nodes: [], edges: [], groups: [], attention: [] },
};
