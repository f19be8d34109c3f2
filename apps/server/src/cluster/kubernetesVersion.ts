import type { ClusterConnection } from '@fairlead/kube-client';

/** While the server is away; and afterwards, since clusters are upgraded under a running Fairlead. */
const RETRY_MS = 5_000;
const AGAIN_MS = 10 * 60_000;

/** The version of the API server, asked for until it is known and now and then afterwards. */
export class KubernetesVersion {
  readonly #connection: Pick<ClusterConnection, 'kubernetesVersion'>;
  readonly #onChange: () => void;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #known: string | undefined;

  constructor(connection: Pick<ClusterConnection, 'kubernetesVersion'>, onChange: () => void) {
    this.#connection = connection;
    this.#onChange = onChange;
  }

  get known(): string | undefined {
    return this.#known;
  }

  start(): void {
    void this.#ask();
  }

  stop(): void {
    this.#stopping.abort();
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    let again = AGAIN_MS;
    try {
      const version = await this.#connection.kubernetesVersion({ signal: this.#stopping.signal });
      if (version !== this.#known) {
        this.#known = version;
        this.#onChange();
      }
    } catch {
      // Away or not allowed: the state of the resources tells that; the version stays what it was.
      again = RETRY_MS;
    }
    if (!this.#stopping.signal.aborted) this.#timer = setTimeout(() => void this.#ask(), again);
  }
}
