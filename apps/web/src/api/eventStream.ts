import { createParser } from 'eventsource-parser';

export interface StreamEvent {
  readonly name: string;
  /** The last id that was sent, as the browser's own `EventSource` keeps it. */
  readonly id: string | undefined;
  readonly data: string;
}

/**
 * Reads server-sent events until the server ends the stream (resolves) or it breaks (throws).
 *
 * A stream that is silent for `silenceMs` is given up: the server sends a heartbeat every 15 s, and a connection that a
 * sleeping laptop lost tells nothing by itself.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  options: {
    readonly onEvent: (event: StreamEvent) => void;
    readonly onBytes?: () => void;
    readonly silenceMs: number;
  },
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let lastId: string | undefined;
  const parser = createParser({
    onEvent: (message) => {
      if (message.id !== undefined) lastId = message.id;
      options.onEvent({ name: message.event ?? 'message', id: lastId, data: message.data });
    },
  });
  let silence: ReturnType<typeof setTimeout> | undefined;
  let silent = false;
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      silent = true;
      void reader.cancel();
    }, options.silenceMs);
  };
  try {
    listen();
    for (;;) {
      const { done, value } = await reader.read();
      if (silent) throw new Error(`no heartbeat for ${options.silenceMs / 1000} s`);
      if (done) return;
      listen();
      options.onBytes?.();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(silence);
    reader.releaseLock();
  }
}
