import { splitter } from '../live/splitter.ts';

/** A page that is open: it takes a snapshot, then reads deltas, and begins anew when it is told to. Counts what comes and keeps nothing. */
export class StreamedPage {
  edgesSent = 0;
  deltas = 0;
  bytes = 0;
  resets = 0;
  /** When the last edges came. */
  lastAt = performance.now();
  readonly #server: string;
  /** With its question mark. */
  readonly #query: string;
  readonly #ending = new AbortController();
  readonly #finished: Promise<void>;

  constructor(server: string, query: string) {
    this.#server = server;
    this.#query = query;
    this.#finished = this.#run();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#finished;
  }

  reset(): void {
    this.edgesSent = 0;
    this.deltas = 0;
    this.bytes = 0;
    this.resets = 0;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    try {
      for (;;) {
        const snapshot = await fetch(new URL(`api/v1/graph${this.#query}`, this.#server), { signal });
        const { instance, revision } = (await snapshot.json()) as {
          readonly instance: string;
          readonly revision: number;
        };
        const stream = new URL(`api/v1/stream${this.#query}`, this.#server);
        stream.searchParams.set('since', `${instance}-${revision}`);
        await this.#read(await fetch(stream, { signal }));
        this.resets += 1;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #read(response: Response): Promise<void> {
    if (response.status !== 200) throw new Error(`a stream answers ${response.status}`);
    const feed = splitter('\n\n', (event) => this.#take(event));
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      this.bytes += chunk.length;
      feed(chunk);
    }
  }

  #take(event: string): void {
    if (!/^event: delta$/m.test(event)) return;
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? '{}';
    const { upsert } = JSON.parse(data) as { readonly upsert: { readonly edges: readonly unknown[] } };
    this.deltas += 1;
    this.edgesSent += upsert.edges.length;
    if (upsert.edges.length > 0) this.lastAt = performance.now();
  }
}
