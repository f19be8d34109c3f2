import { splitter } from './splitter.ts';

/**
 * Reads a body that never ends, piece by piece between separators, until the signal aborts it.
 *
 * @throws Error if it ends by itself
 */
export async function readPieces(
  url: URL,
  separator: string,
  signal: AbortSignal,
  take: (piece: string) => void,
): Promise<void> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || response.body === null) throw new Error(`${url.pathname} was answered ${response.status}`);
    const feed = splitter(separator, take);
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) feed(text);
    throw new Error(`${url.pathname} ended`);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
