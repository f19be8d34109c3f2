import type { HttpAnswer, HttpRequest, HttpTransport } from '../src/prometheus/httpTransport.ts';

/** What a scripted server answers: a status and a body, or nothing at all. */
export type Scripted = { readonly status?: number; readonly body: string } | 'never';

/** A server that answers by a function; remembers what it was asked. */
export function aPrometheus(
  answer: (request: HttpRequest) => Scripted,
): HttpTransport & { readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  return {
    requests,
    send: async (request) => {
      requests.push(request);
      const scripted = answer(request);
      if (scripted === 'never') return waitFor(request.signal);
      return { status: scripted.status ?? 200, contentType: 'application/json', body: bodyOf(scripted.body) };
    },
    close: () => Promise.resolve(),
  };
}

function waitFor(signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

async function* bodyOf(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text);
}

/** An answer with these elements. */
export function vector(...result: readonly unknown[]): Scripted {
  return { body: JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }) };
}
