import { NAMESPACE, send } from './benchNamespace.ts';
import { UNSCHEDULED_POD } from './benchPod.ts';

const PODS = 50;
/** Requests under way at a time. */
const WRITERS = 16;
const PATH = `/api/v1/namespaces/${NAMESPACE}/pods`;

/** Pods that no scheduler takes, in the namespace of the suite: each change of a label is one event for whoever watches pods. */
export class PodBurst {
  readonly #server: string;
  #serial = 0;

  private constructor(server: string) {
    this.#server = server;
  }

  /** Makes the pods; the namespace has to be there. */
  static async create(server: string): Promise<PodBurst> {
    for (let index = 0; index < PODS; index += 1) {
      await send(server, 'POST', PATH, { metadata: { name: `burst-${index}` }, spec: UNSCHEDULED_POD });
    }
    return new PodBurst(server);
  }

  /** Makes so many events, as fast as the cluster takes the writes. */
  async send(events: number): Promise<void> {
    const last = this.#serial + events;
    const write = async (): Promise<void> => {
      while (this.#serial < last) {
        this.#serial += 1;
        const labels = { change: String(this.#serial) };
        await send(this.#server, 'PATCH', `${PATH}/burst-${this.#serial % PODS}`, { metadata: { labels } });
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
  }
}
