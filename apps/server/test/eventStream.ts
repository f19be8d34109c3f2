/** One server-sent event as a client sees it. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

export interface OpenEventStream {
  readonly response: Response;
  /** The next event of this name (of any, if none is given); `undefined` once the stream has ended. */
  next(event?: string): Promise<ServerSentEvent | undefined>;
  close(): void;
}

function parse(block: string): ServerSentEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const event = fields.get('event');
  if (event === undefined) return undefined;
  return { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') };
}

/** Opens an event stream and reads it event by event, with fetch as the page does. */
export async function openEventStream(
  url: URL | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<OpenEventStream> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { ...headers }, signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  const nextBlock = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return block;
      }
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) return undefined;
      text += chunk.value;
    }
  };

  return {
    response,
    next: async (event) => {
      for (;;) {
        const block = await nextBlock();
        if (block === undefined) return undefined;
        const parsed = parse(block);
        if (parsed !== undefined && (event === undefined || parsed.event === event)) return parsed;
      }
    },
    close: () => abort.abort(),
  };
}
