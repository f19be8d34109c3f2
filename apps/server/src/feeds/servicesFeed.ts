import type { Services, ServicesDelta } from '@fairlead/protocol';
import { foldServicesDeltas, sortedInSteps } from '@fairlead/service-graph';
import { jsonInSteps } from '../http/jsonPieces.ts';
import { SharedBody } from '../http/sendJson.ts';
import { inTurns } from '../turns/inTurns.ts';
import { Feed } from './feed.ts';
import { isoTime } from './revision.ts';
import type { Revision } from './revision.ts';
import type { RowChanges, ServiceRows } from './serviceRows.ts';

export interface ServicesFeedOptions {
  readonly instance: string;
  readonly revision: number;
  readonly rows: ServiceRows;
  /** Empty for all. */
  readonly namespaces: ReadonlySet<string>;
}

/** The rows of some namespaces, whole and as numbered changes. */
export class ServicesFeed extends Feed<ServicesDelta> {
  readonly #instance: string;
  readonly #rows: ServiceRows;
  readonly #namespaces: ReadonlySet<string>;

  constructor({ instance, revision, rows, namespaces }: ServicesFeedOptions) {
    super({
      instance,
      revision,
      asked: `rows ${[...namespaces].sort().join(',')}`,
      fold: foldServicesDeltas,
      sizeOf: ({ upsert, remove }) => upsert.length + remove.length,
      wholeSize: () => rows.size,
    });
    this.#instance = instance;
    this.#rows = rows;
    this.#namespaces = namespaces;
  }

  update(changes: RowChanges, revision: Revision): void {
    this.push({
      from: this.revision,
      to: revision.number,
      sentAt: isoTime(revision.observedAt),
      upsert: changes.upsert.filter(({ namespace }) => this.#includes(namespace)),
      remove: changes.remove.filter((id) => this.#includes(id.split('/')[1] ?? '')),
    });
  }

  protected override async makeBody(): Promise<SharedBody> {
    const { revision, etag } = this;
    const services = { instance: this.#instance, revision, items: this.#rows.of(this.#namespaces) };
    const bytes = await inTurns(rowsInSteps(services));
    return new SharedBody(etag, bytes);
  }

  #includes(namespace: string): boolean {
    return this.#namespaces.size === 0 || this.#namespaces.has(namespace);
  }
}

/** The JSON of rows in any order, in the order of ids. */
function* rowsInSteps(services: Services): Generator<void, Buffer> {
  return yield* jsonInSteps({ ...services, items: yield* sortedInSteps(services.items) });
}
