import { Agent, get } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { answerMessages } from '../processes/answer.ts';
import { Arrivals } from '../live/Arrivals.ts';
import { monotonicMs } from '../live/monotonicMs.ts';
import { probeInDelta } from '../live/probeInDelta.ts';
import { splitter } from '../live/splitter.ts';
import { isSelectedAfter } from '../live/ProbeService.ts';

// Many clients in one process, beside whoever measures.

export type ClientsQuestion =
  | {
      readonly do: 'get';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly clients: number;
    }
  | { readonly do: 'open'; readonly url: string; readonly clients: number }
  | { readonly do: 'told'; readonly change: number }
  | { readonly do: 'close' };

/** One answer for each client. */
export interface Gotten {
  readonly ms: readonly number[];
  readonly bytes: number;
  readonly etag: string | undefined;
  readonly status: number;
}

export interface Told {
  /** When each client had the change. */
  readonly at: readonly number[];
  /** That all of them were sent since the question before. */
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function request(url: string, headers: IncomingHttpHeaders): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, resolve).on('error', reject);
  });
}

async function getOnce(
  url: string,
  headers: IncomingHttpHeaders,
): Promise<Omit<Gotten, 'ms'> & { readonly ms: number }> {
  const askedAt = monotonicMs();
  const response = await request(url, headers);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return { ms: monotonicMs() - askedAt, bytes, etag: response.headers.etag, status: response.statusCode ?? 0 };
}

/** A page that follows the map. */
class StreamClient {
  readonly arrivals = new Arrivals();
  bytes = 0;
  readonly #response: IncomingMessage;

  constructor(response: IncomingMessage) {
    this.#response = response;
    let at = 0;
    const feed = splitter('\n\n', (event) => {
      const next = this.arrivals.last + 1;
      if (probeInDelta(event) === isSelectedAfter(next)) this.arrivals.note(next, at);
    });
    response.setEncoding('utf8').on('data', (text: string) => {
      at = monotonicMs();
      this.bytes += Buffer.byteLength(text);
      feed(text);
    });
    // Whoever waits for a change learns of it by the patience of `Arrivals`.
    response.on('error', () => undefined);
  }

  close(): void {
    this.#response.destroy();
  }
}

let open: StreamClient[] = [];

answerMessages<ClientsQuestion>(async (question) => {
  switch (question.do) {
    case 'get': {
      const { url, headers, clients } = question;
      const answers = await Promise.all(Array.from({ length: clients }, () => getOnce(url, headers)));
      const [first] = answers;
      if (first === undefined) throw new TypeError('no clients');
      return { ...first, ms: answers.map(({ ms }) => ms) } satisfies Gotten;
    }
    case 'open': {
      const responses = await Promise.all(Array.from({ length: question.clients }, () => request(question.url, {})));
      const refused = responses.find(({ statusCode }) => statusCode !== 200);
      if (refused !== undefined) throw new Error(`a stream was answered ${refused.statusCode}`);
      open = responses.map((response) => new StreamClient(response));
      return {};
    }
    case 'told': {
      const at = await Promise.all(open.map(({ arrivals }) => arrivals.of(question.change)));
      const bytes = open.reduce((sum, client) => sum + client.bytes, 0);
      for (const client of open) client.bytes = 0;
      return { at, bytes } satisfies Told;
    }
    case 'close':
      for (const client of open) client.close();
      open = [];
      return {};
  }
});
