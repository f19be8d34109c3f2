import { ForbiddenError } from '@fairlead/informer';
import type { ClusterConnection, OneShotList } from '@fairlead/kube-client';
import type { NotCached } from '@fairlead/protocol';
import { ProblemError } from '../http/problem.ts';
import { heapOfJson } from './heapOfJson.ts';
import { messageOf } from '../messageOf.ts';

type Name = NotCached['resource'];
type Json = Readonly<Record<string, unknown>>;

const NAMES: readonly Name[] = ['endpoints', 'endpointslices', 'replicaset-templates', 'managed-fields'];

const unmeasured = (resource: Name, basis: string): NotCached => ({
  resource,
  objects: null,
  estimates: [],
  basis,
  at: null,
});

/** What is told without asking the cluster. */
export const NOT_MEASURED: readonly NotCached[] = NAMES.map((resource) => unmeasured(resource, 'not-measured'));

/** Objects read to estimate what belongs to each object of a resource that is held anyway. */
const SAMPLE = 200;

/** As tightly as pods in a table of columns: address, conditions, and indexes of pod, node and zone; and per object its ports. */
const PACKED_ENDPOINT_BYTES = 24;
const PACKED_OBJECT_BYTES = 96;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a cache that only answers "which backends" would keep of an object: its name, and what is no metadata. */
function trimmed(object: Json): Json {
  const { name, namespace, uid, resourceVersion } = asObject(object['metadata']);
  const { metadata: _, apiVersion: __, kind: ___, ...rest } = object;
  return { ...rest, metadata: { name, namespace, uid, resourceVersion } };
}

const endpointsIn = (object: Json): number =>
  asList(object['endpoints']).length +
  asList(object['subsets'])
    .map(asObject)
    .reduce((sum, subset) => {
      return sum + asList(subset['addresses']).length + asList(subset['notReadyAddresses']).length;
    }, 0);

const sum = (objects: readonly Json[], of: (object: Json) => number): number =>
  objects.reduce((total, object) => total + of(object), 0);

function measuredList(resource: Name, lists: readonly OneShotList[]): NotCached {
  const objects = lists.flatMap(({ items }) => items);
  const complete = lists.every((list) => list.complete);
  const packed = sum(objects, (object) => PACKED_OBJECT_BYTES + PACKED_ENDPOINT_BYTES * endpointsIn(object));
  return {
    resource,
    objects: objects.length,
    estimates: [
      { as: 'trimmed', bytes: sum(objects, (object) => heapOfJson(trimmed(object))) },
      { as: 'whole', bytes: sum(objects, heapOfJson) },
      { as: 'packed', bytes: packed },
    ],
    basis: `${complete ? 'all objects read once' : 'the first objects read once'}; heap estimated from their JSON`,
    at: new Date().toISOString(),
  };
}

export interface NotCachedMeterOptions {
  readonly connection: Pick<ClusterConnection, 'readEndpoints' | 'readEndpointSlices' | 'getJson'>;
  /** To watch; empty for the whole cluster. */
  readonly namespaces: readonly string[];
  /** How many objects are held of what is sampled. */
  readonly held: (resource: 'pods' | 'replicasets') => number;
}

/** Reads once, when asked, what the cache does not hold, and estimates what holding it would cost. */
export class NotCachedMeter {
  readonly #options: NotCachedMeterOptions;
  #running: Promise<NotCached[]> | undefined;

  constructor(options: NotCachedMeterOptions) {
    this.#options = options;
  }

  /**
   * Who asks while a measurement runs gets that one.
   *
   * @throws ProblemError `upstream-failed` if the cluster does not answer. What may not be read says `forbidden`.
   */
  measure(): Promise<NotCached[]> {
    this.#running ??= this.#measureAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #measureAll(): Promise<NotCached[]> {
    const { connection } = this.#options;
    const measurements: readonly (readonly [Name, () => Promise<NotCached>])[] = [
      ['endpoints', () => this.#list('endpoints', (namespace) => connection.readEndpoints(namespace))],
      ['endpointslices', () => this.#list('endpointslices', (namespace) => connection.readEndpointSlices(namespace))],
      ['replicaset-templates', () => this.#sample('replicaset-templates')],
      ['managed-fields', () => this.#sample('managed-fields')],
    ];
    return Promise.all(
      measurements.map(async ([resource, measure]) => {
        try {
          return await measure();
        } catch (error) {
          if (error instanceof ForbiddenError) return unmeasured(resource, 'forbidden');
          throw new ProblemError('upstream-failed', `the cluster could not be read: ${messageOf(error)}`, {
            cause: error,
          });
        }
      }),
    );
  }

  get #scopes(): readonly (string | undefined)[] {
    const { namespaces } = this.#options;
    return namespaces.length === 0 ? [undefined] : namespaces;
  }

  async #list(resource: Name, read: (namespace: string | undefined) => Promise<OneShotList>): Promise<NotCached> {
    return measuredList(resource, await Promise.all(this.#scopes.map(read)));
  }

  /** What belongs to each ReplicaSet or pod and is left out at the door, scaled up from a sample. */
  async #sample(resource: 'replicaset-templates' | 'managed-fields'): Promise<NotCached> {
    const ofPods = resource === 'managed-fields';
    const held = this.#options.held(ofPods ? 'pods' : 'replicasets');
    const root = ofPods ? '/api/v1' : '/apis/apps/v1';
    const plural = ofPods ? 'pods' : 'replicasets';
    const pages = await Promise.all(
      this.#scopes.map((namespace) => {
        const scope = namespace === undefined ? '' : `/namespaces/${namespace}`;
        return this.#options.connection.getJson(`${root}${scope}/${plural}?limit=${SAMPLE}`);
      }),
    );
    const sample = pages.flatMap((page) => asList(asObject(page)['items']).map(asObject));
    const left = (object: Json): unknown => {
      return ofPods
        ? asObject(object['metadata'])['managedFields']
        : { spec: object['spec'], status: object['status'] };
    };
    const perObject = sample.length === 0 ? 0 : sum(sample, (object) => heapOfJson(left(object))) / sample.length;
    return {
      resource,
      objects: held,
      estimates: [{ as: 'whole', bytes: Math.round(perObject * held) }],
      basis: `${plural}: mean of ${sample.length} of ${held}; heap estimated from their JSON`,
      at: new Date().toISOString(),
    };
  }
}
