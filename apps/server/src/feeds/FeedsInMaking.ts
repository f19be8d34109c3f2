import { LiveView } from '@fairlead/service-graph';
import type { ContentChanges, GraphContent, ViewQuery } from '@fairlead/service-graph';
import { inTurns } from '../turns/inTurns.ts';
import type { GraphFeed } from './graphFeed.ts';

interface Making {
  readonly view: LiveView;
  readonly feed: Promise<GraphFeed>;
}

/** Feeds whose view is being made, in turns of the event loop. The graph changes meanwhile, and the views with it. */
export class FeedsInMaking {
  readonly #graph: GraphContent;
  readonly #feeds = new Map<string, Making>();

  constructor(graph: GraphContent) {
    this.#graph = graph;
  }

  /**
   * The feed of a query, made once for all who ask for it meanwhile. `finish` is called in the turn of the event loop in which the
   * view is ready: it shows everything that has changed.
   */
  get(key: string, query: ViewQuery, finish: (view: LiveView) => GraphFeed): Promise<GraphFeed> {
    const making = this.#feeds.get(key);
    if (making !== undefined) return making.feed;
    const view = new LiveView(this.#graph, query);
    const feed = this.#make(key, view, finish);
    this.#feeds.set(key, { view, feed });
    return feed;
  }

  async #make(key: string, view: LiveView, finish: (view: LiveView) => GraphFeed): Promise<GraphFeed> {
    try {
      await inTurns(view.make());
      return finish(view);
    } finally {
      this.#feeds.delete(key);
    }
  }

  /** Takes over what changed in the whole graph. */
  update(changes: ContentChanges): void {
    for (const { view } of this.#feeds.values()) view.update(changes);
  }

  some(holds: (query: ViewQuery) => boolean): boolean {
    return Array.from(this.#feeds.values()).some(({ view }) => holds(view.query));
  }
}
