import { GraphDeltaSchema, GraphSnapshotSchema } from '@fairlead/protocol';
import type { GraphSnapshot } from '@fairlead/protocol';
import { applyDelta } from '@fairlead/service-graph';
import { expect } from 'vitest';
import { openEventStream } from './eventStream.ts';
import type { OpenEventStream } from './eventStream.ts';
import { eventually } from './harness.ts';

/** The graph as a page has it: one snapshot, and every delta since. */
export class FollowedGraph {
  readonly #url: string;
  readonly #stream: OpenEventStream;
  readonly #finished: Promise<void>;
  #picture: GraphSnapshot;
  #broken: unknown;

  private constructor(url: string, picture: GraphSnapshot, stream: OpenEventStream) {
    this.#url = url;
    this.#picture = picture;
    this.#stream = stream;
    this.#finished = this.#follow();
  }

  /** Follows every service of a server. */
  static async open(url: string): Promise<FollowedGraph> {
    const picture = await snapshotOf(url);
    const since = `${picture.instance}-${picture.revision}`;
    return new FollowedGraph(url, picture, await openEventStream(new URL(`api/v1/stream${QUERY}&since=${since}`, url)));
  }

  /** Waits until the picture is exactly what the server has; fails if a delta did not follow the one before. */
  async expectTruth(): Promise<void> {
    await eventually(async () => {
      if (this.#broken !== undefined) throw new Error('the stream is not to be followed', { cause: this.#broken });
      expect(this.#picture).toEqual(await snapshotOf(this.#url));
    });
  }

  async close(): Promise<void> {
    this.#stream.close();
    await this.#finished;
  }

  async #follow(): Promise<void> {
    try {
      for (let event = await this.#stream.next(); event !== undefined; event = await this.#stream.next()) {
        if (event.event === 'reset') throw new Error('the server has begun anew');
        if (event.event !== 'delta') continue;
        const delta = GraphDeltaSchema.parse(event.data);
        if (delta.from !== this.#picture.revision) throw new Error(`${delta.from} follows ${this.#picture.revision}`);
        this.#picture = applyDelta(this.#picture, delta);
      }
    } catch (error) {
      this.#broken = error;
    }
  }
}

const QUERY = '?level=service&budget=5000';

async function snapshotOf(url: string): Promise<GraphSnapshot> {
  return GraphSnapshotSchema.parse(await (await fetch(new URL(`api/v1/graph${QUERY}`, url))).json());
}
