import { eventId } from '@fairlead/protocol';
import type { ApiClient } from './ApiClient.ts';
import { readEventStream, type StreamEvent } from './eventStream.ts';

/** The server beats every 15 s; two missed beats and some patience mean that the line is dead. */
export const SILENCE_MS = 40_000;

/** Where a picture stands. */
export interface Position {
  readonly instance: string;
  readonly revision: number;
}

export interface StreamRequest {
  readonly path: 'stream' | 'services/stream';
  /** What is asked for: namespaces, level, detail. */
  readonly search: URLSearchParams;
  /** From where to continue; asked again when a stream has to be opened later. */
  readonly position: () => Position | undefined;
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
  readonly onEvent: (event: StreamEvent) => void;
}

export interface StreamSource {
  /** Resolves when the server ends the stream; throws an `ApiError` when it is refused, anything else when it breaks. */
  follow(request: StreamRequest): Promise<void>;
}

/** One connection to the server per stream. */
export class DirectStreamSource implements StreamSource {
  readonly #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  async follow({ path, search, position, signal, onOpen, onEvent }: StreamRequest): Promise<void> {
    const at = position();
    const body = await this.#client.openStream(path, search, {
      lastEventId: at === undefined ? undefined : eventId(at.instance, at.revision),
      signal,
    });
    onOpen();
    await readEventStream(body, { silenceMs: SILENCE_MS, onEvent });
  }
}
