import { makeNamespace, NAMESPACE, removeNamespace, send, until } from './benchNamespace.ts';
import { IDLE_POD } from './benchPod.ts';
import { monotonicMs } from './monotonicMs.ts';

const NAME = 'probe';

/** The label of the pod that carries the number of the last change. */
export const CHANGE_LABEL = 'change';

/** Where the probe is, as the graph and the API name it. */
export const PROBE = {
  namespace: NAMESPACE,
  serviceId: `service/${NAMESPACE}/${NAME}`,
  namespaceId: `namespace/${NAMESPACE}`,
  podsPath: `/api/v1/namespaces/${NAMESPACE}/pods`,
} as const;

/** The pod is in the service after an even number of changes. */
export function isSelectedAfter(change: number): boolean {
  return change % 2 === 0;
}

/** A service with one pod, in a namespace of its own beside the fleet: what is changed to see who is told, and when. */
export class ProbeService {
  readonly #server: string;
  #change = 0;

  private constructor(server: string) {
    this.#server = server;
  }

  /** Makes it, and waits until its pod is ready. */
  static async create(server: string): Promise<ProbeService> {
    const probe = new ProbeService(server);
    await makeNamespace(server);
    try {
      await probe.#fill();
    } catch (error) {
      await probe.remove();
      throw error;
    }
    return probe;
  }

  /** Takes away all of it, and waits until it is gone, so that it can be made anew. */
  remove(): Promise<void> {
    return removeNamespace(this.#server);
  }

  async #fill(): Promise<void> {
    await send(this.#server, 'POST', `/api/v1/namespaces/${NAMESPACE}/services`, {
      metadata: { name: NAME },
      spec: { selector: { app: NAME }, ports: [{ port: 80 }] },
    });
    await send(this.#server, 'POST', PROBE.podsPath, {
      metadata: { name: NAME, labels: { app: NAME, [CHANGE_LABEL]: '0' } },
      spec: IDLE_POD,
    });
    await this.#ready();
  }

  /** Takes the pod out of the service, or puts it back. Tells the number of the change, and when it was asked for. */
  async change(): Promise<{ readonly change: number; readonly askedAt: number }> {
    this.#change += 1;
    const labels = { app: isSelectedAfter(this.#change) ? NAME : 'elsewhere', [CHANGE_LABEL]: String(this.#change) };
    const askedAt = monotonicMs();
    await send(this.#server, 'PATCH', `${PROBE.podsPath}/${NAME}`, { metadata: { labels } });
    return { change: this.#change, askedAt };
  }

  /** Puts the pod back into the service if it is out, so that whoever looks from now on starts with it in. Tells the changes so far. */
  async rewound(): Promise<number> {
    if (!isSelectedAfter(this.#change)) await this.change();
    return this.#change;
  }

  async #ready(): Promise<void> {
    await until(async () => {
      const response = await fetch(new URL(`${PROBE.podsPath}/${NAME}`, this.#server));
      const { status } = (await response.json()) as {
        readonly status?: { readonly conditions?: readonly Condition[] };
      };
      return status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') === true;
    }, 'the pod of the probe is not ready');
  }
}

interface Condition {
  readonly type: string;
  readonly status: string;
}
