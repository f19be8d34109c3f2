import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerMessages } from '../processes/answer.ts';
import type { CallNet } from './callNet.ts';
import { edgeAt } from './callNet.ts';

export type ExporterQuestion =
  | { readonly do: 'serve'; readonly net: CallNet }
  /** From now on all calls are made so many times as often as in the beginning. */
  | { readonly do: 'pace'; readonly factor: number };

export interface Serving {
  readonly address: string;
  readonly series: number;
}

/** A counter that grows at an even rate. */
interface Series {
  readonly text: string;
  readonly perSecond: number;
}

const METRICS = [
  'istio_requests_total',
  'istio_request_duration_milliseconds_sum',
  'istio_request_duration_milliseconds_count',
  'istio_request_bytes_sum',
  'istio_response_bytes_sum',
] as const;

const PER_REQUEST: Readonly<Record<(typeof METRICS)[number], number>> = {
  istio_requests_total: 1,
  istio_request_duration_milliseconds_sum: 37,
  istio_request_duration_milliseconds_count: 1,
  istio_request_bytes_sum: 900,
  istio_response_bytes_sum: 7200,
};

/** What one scrape of all sidecars of a cluster would bring, without buckets: what the map itself is drawn from. */
function seriesOf(net: CallNet): Map<string, Series[]> {
  const families = new Map<string, Series[]>(METRICS.map((metric) => [metric, []]));
  for (let index = 0; index < net.edges; index++) {
    const { from, to, perSecond, errorShare } = edgeAt(net, index);
    const [source, target] = [net.services[from], net.services[to]];
    if (source === undefined || target === undefined) throw new RangeError(`the net has no edge ${index}`);
    const labels =
      `reporter="source",source_workload="${source.name}",source_workload_namespace="${source.namespace}",` +
      `destination_workload="${target.name}",destination_workload_namespace="${target.namespace}",` +
      `destination_service="${target.name}.${target.namespace}.svc.cluster.local",destination_service_name="${target.name}",` +
      `destination_service_namespace="${target.namespace}",request_protocol="http"`;
    for (const [code, share] of [
      ['200', 1 - errorShare],
      ['503', errorShare],
    ] as const) {
      if (share === 0) continue;
      for (const metric of METRICS) {
        const rate = perSecond * share * PER_REQUEST[metric];
        families.get(metric)?.push({ text: `${metric}{${labels},response_code="${code}"} `, perSecond: rate });
      }
    }
  }
  return families;
}

const CHUNK = 1_000_000;

async function scrape(families: ReadonlyMap<string, readonly Series[]>, seconds: number, response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
  let text = '';
  for (const [metric, all] of families) {
    text += `# TYPE ${metric} counter\n`;
    for (const series of all) {
      text += `${series.text}${Math.floor(series.perSecond * seconds)}\n`;
      if (text.length < CHUNK) continue;
      if (!response.write(text)) await once(response, 'drain');
      text = '';
    }
  }
  response.end(text);
}

/** Seconds of calls at the first pace, so that counters never fall. */
class Clock {
  #seconds = 1000;
  #factor = 1;
  #at = performance.now();

  seconds(): number {
    const now = performance.now();
    this.#seconds += ((now - this.#at) / 1000) * this.#factor;
    this.#at = now;
    return this.#seconds;
  }

  pace(factor: number): void {
    this.seconds();
    this.#factor = factor;
  }
}

const clock = new Clock();

async function serve(net: CallNet): Promise<Serving> {
  const families = seriesOf(net);
  const server = createServer((_request, response) => void scrape(families, clock.seconds(), response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const series = [...families.values()].reduce((sum, all) => sum + all.length, 0);
  return { address: `127.0.0.1:${port}`, series };
}

answerMessages(async (question: ExporterQuestion): Promise<Serving | object> => {
  if (question.do === 'serve') return serve(question.net);
  clock.pace(question.factor);
  return {};
});
