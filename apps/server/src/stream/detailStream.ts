import { serviceWithPods } from '../answers/serviceWithPods.ts';
import type { ClusterModel } from '../cluster/clusterModel.ts';
import { sseFrame } from './sseConnection.ts';
import type { SseConnection } from './sseConnection.ts';

/** At most twice a second. */
const DETAIL_EVERY_MS = 500;

export interface DetailStreamOptions {
  readonly connection: SseConnection;
  readonly model: ClusterModel;
  /** `namespace/name` */
  readonly service: string;
}

/** Sends the whole answer of one service when the stream opens and whenever it changes. */
export class DetailStream {
  readonly #options: DetailStreamOptions;
  #timer: NodeJS.Timeout | undefined;
  #nextAllowedAt = 0;
  /** What was sent last, without the revision, which also changes for others. */
  #sent = '';

  constructor(options: DetailStreamOptions) {
    const { connection, model, service } = options;
    this.#options = options;
    const unwatch = model.watchService(service, () => this.#soon());
    connection.closed.addEventListener(
      'abort',
      () => {
        unwatch();
        clearTimeout(this.#timer);
      },
      { once: true },
    );
    this.#send();
  }

  #soon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#send();
      },
      Math.max(0, this.#nextAllowedAt - performance.now()),
    );
  }

  #send(): void {
    const { connection, model, service } = this.#options;
    const found = model.lookUp(service);
    if (found === undefined) return;
    const detail = {
      ...serviceWithPods(found.answer, found.verdict, found.freshness, model),
      ...model.trafficOf(service),
    };
    const content = JSON.stringify({ ...detail, revision: 0 });
    if (content === this.#sent) return;
    this.#sent = content;
    this.#nextAllowedAt = performance.now() + DETAIL_EVERY_MS;
    connection.offer('detail', sseFrame('detail', JSON.stringify(detail)));
  }
}
