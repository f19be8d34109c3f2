import { configOfUrl } from '@fairlead/traffic/config';
import { PrometheusSource } from '@fairlead/traffic';
import type { SeriesSource } from '@fairlead/traffic';

/** The Prometheus of the cluster, once there is one: looked for at each refresh until it is found. */
export class FoundPrometheus implements SeriesSource {
  readonly way = 'prometheus';
  readonly #find: () => string | undefined;
  #source: PrometheusSource | undefined;
  #url: string | undefined;

  constructor(find: () => string | undefined) {
    this.#find = find;
  }

  get isThere(): boolean {
    return this.#source !== undefined;
  }

  get title(): string {
    return this.#source?.title ?? 'Prometheus, found by its Service';
  }

  async prepare(signal: AbortSignal) {
    const url = this.#find();
    if (url !== this.#url) {
      await this.#source?.close();
      this.#source = url === undefined ? undefined : new PrometheusSource(configOfUrl(url));
      this.#url = url;
    }
    return this.#of().prepare(signal);
  }

  async metricNames(signal: AbortSignal) {
    return this.#of().metricNames(signal);
  }

  async labelNames(...question: Parameters<PrometheusSource['labelNames']>) {
    return this.#of().labelNames(...question);
  }

  async intervalSeconds(...question: Parameters<PrometheusSource['intervalSeconds']>) {
    return this.#of().intervalSeconds(...question);
  }

  async read(...question: Parameters<PrometheusSource['read']>) {
    return this.#of().read(...question);
  }

  readonly range = async (...question: Parameters<PrometheusSource['range']>) => this.#of().range(...question);

  async close(): Promise<void> {
    await this.#source?.close();
  }

  #of(): PrometheusSource {
    if (this.#source !== undefined) return this.#source;
    throw new Error('no Service in the cluster is named like a Prometheus; name one with --prometheus');
  }
}
