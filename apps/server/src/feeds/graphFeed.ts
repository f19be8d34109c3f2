import type { GraphSnapshot } from '@fairlead/protocol';
import { changeSize, foldDeltas, sortedInSteps, viewKey } from '@fairlead/service-graph';
import type { ContentChanges, GraphChanges, GraphDelta, GraphEdge, LiveView } from '@fairlead/service-graph';
import { jsonInSteps } from '../http/jsonPieces.ts';
import { SharedBody } from '../http/sendJson.ts';
import { inTurns } from '../turns/inTurns.ts';
import { Feed } from './feed.ts';
import { isoTime } from './revision.ts';
import type { Revision } from './revision.ts';

export interface GraphFeedOptions {
  readonly instance: string;
  readonly revision: number;
  /** Made, and as new as the revision. */
  readonly view: LiveView;
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
  /** Ids of aggregates that are shown in full. */
  readonly opened: readonly string[];
  readonly #view: LiveView;

  constructor({ instance, revision, view }: GraphFeedOptions) {
    super({
      instance,
      revision,
      asked: viewKey(view.query),
      fold: foldShown,
      sizeOf: changeSize,
      wholeSize: () => view.elements,
    });
    this.#instance = instance;
    this.filtered = view.query.filter !== undefined;
    this.namespaces = view.query.namespaces;
    this.opened = view.query.open;
    this.#view = view;
  }

  /** The edges in the picture, as they are while it is walked. */
  get edges(): Iterable<GraphEdge> {
    return this.#view.edges;
  }

  /** Takes over what changed in the whole graph. */
  update(changes: ContentChanges, revision: Revision): void {
    const update = this.#view.update(changes);
    if (update.kind === 'reset') {
      this.end();
      return;
    }
    this.push(this.#deltaOf(update.kind === 'changed' ? update.changes : NOTHING, revision));
  }

  protected override async makeBody(): Promise<SharedBody> {
    const { revision, etag } = this;
    // What is drawn is replaced when it changes, never altered: the lists of now stay as they are.
    const snapshot = { instance: this.#instance, revision, level: this.#view.level, ...this.#view.counts };
    const bytes = await inTurns(snapshotInSteps({ ...snapshot, ...this.#view.items() }));
    return new SharedBody(etag, bytes);
  }

  #deltaOf({ upsert, remove }: Pick<GraphChanges, 'upsert' | 'remove'>, revision: Revision): GraphDelta {
    return {
      from: this.revision,
      to: revision.number,
      observedAt: isoTime(revision.observedAt),
      oldestObservedAt: isoTime(revision.oldestObservedAt),
      sentAt: isoTime(revision.observedAt),
      ...this.#view.counts,
      upsert,
      remove,
    };
  }
}

/** The JSON of a snapshot with its lists, which may come in any order, in the order of ids. */
function* snapshotInSteps(snapshot: GraphSnapshot): Generator<void, Buffer> {
  return yield* jsonInSteps({
    ...snapshot,
    nodes: yield* sortedInSteps(snapshot.nodes),
    edges: yield* sortedInSteps(snapshot.edges),
    groups: yield* sortedInSteps(snapshot.groups),
    attention: yield* sortedInSteps(snapshot.attention),
  });
}

/** As `foldDeltas`; a delta that changes nothing in this view does not count for the age of what it is folded with. */
function foldShown(...inTurn: [GraphDelta, ...GraphDelta[]]): GraphDelta {
  const [first, ...newer] = inTurn;
  const telling: [GraphDelta, ...GraphDelta[]] = [first];
  for (const delta of newer) {
    const last = telling.at(-1) ?? first;
    const { to, shown, total, hidden } = delta;
    if (changeSize(last) === 0) telling[telling.length - 1] = { ...delta, from: last.from };
    else if (changeSize(delta) === 0) telling[telling.length - 1] = { ...last, to, shown, total, hidden };
    else telling.push(delta);
  }
  return telling.length === 1 ? telling[0] : foldDeltas(...telling);
}

const NOTHING: Pick<GraphChanges, 'upsert' | 'remove'> = {
  upsert: { nodes: [], edges: [], groups: [], attention: [] },
  remove: { nodes: [], edges: [], groups: [], attention: [] },
};
