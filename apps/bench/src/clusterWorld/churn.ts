import type { BuiltWorld } from './buildWorld.ts';
import type { ClusterWriter, KubeObject } from './clusterWriter.ts';
import { unlessRefused } from './clusterWriter.ts';
import {
  APPS,
  chance,
  labelsOf,
  pick,
  randomAnnotations,
  randomPodSpec,
  randomPorts,
  randomSelector,
  randomService,
} from './randomObjects.ts';
import type { Dice } from './randomObjects.ts';

/** Kinds of change, and how often each is made. */
export type Changes = Record<string, number>;

const CHANGED = 'world.example/changed';
const ZONE = 'topology.kubernetes.io/zone';
const ZONES = ['zone-a', 'zone-b', 'zone-c', null] as const;

type Change = () => Promise<unknown>;

/** Random changes to a world, one after the other; conflicts and what is gone meanwhile belong to it. */
export class Churn {
  readonly made: Changes = {};
  readonly #writer: ClusterWriter;
  readonly #dice: Dice;
  readonly #world: BuiltWorld;
  readonly #nodes: readonly KubeObject[];
  #serial = 100_000;

  constructor(writer: ClusterWriter, dice: Dice, world: BuiltWorld, nodes: readonly KubeObject[]) {
    this.#writer = writer;
    this.#dice = dice;
    this.#world = world;
    this.#nodes = nodes;
  }

  async one(): Promise<void> {
    const [name, change] = pick<readonly [string, Change]>(this.#dice, [
      ['scale', () => this.#scale()],
      ['scale', () => this.#scale()],
      ['rollout', () => this.#rollout()],
      ['delete a pod', () => this.#deletePod()],
      ['delete a pod', () => this.#deletePod()],
      ['relabel a pod', () => this.#relabelPod()],
      [
        'edit a selector',
        () => this.#editService({ selector: { app: null, track: null, ...randomSelector(this.#dice) } }),
      ],
      ['edit ports', () => this.#editService({ ports: randomPorts(this.#dice) })],
      ['publish unready', () => this.#editService({ publishNotReadyAddresses: chance(this.#dice, 0.5) })],
      ['take a selector away', () => this.#editService({ selector: null })],
      ['delete a service', () => this.#deleteService()],
      ['make a service', () => this.#makeService()],
      ['label a node', () => this.#labelNode()],
    ]);
    // Gone, changed at the same time, or not allowed for this kind of service.
    await unlessRefused(change(), 404, 409, 422);
    this.made[name] = (this.made[name] ?? 0) + 1;
  }

  /** The zones as they were before. */
  async restoreNodes(): Promise<void> {
    for (const { metadata } of this.#nodes) {
      const zone = metadata.labels?.[ZONE] ?? null;
      await unlessRefused(
        this.#writer.merge(`/api/v1/nodes/${metadata.name}`, {
          metadata: { annotations: { [CHANGED]: null }, labels: { [ZONE]: zone } },
        }),
        404,
      );
    }
  }

  /** Not the crowd, which stays one, and no Job, whose template nobody may change. */
  #workload() {
    const [, ...others] = this.#world.workloads;
    return pick(
      this.#dice,
      others.filter(({ kind }) => kind !== 'Job'),
    );
  }

  #scale(): Promise<unknown> {
    const { path, object } = this.#workload();
    return this.#writer.merge(`${path}/${object.metadata.name}`, {
      spec: { replicas: Math.floor(this.#dice.next() * 6) },
    });
  }

  #rollout(): Promise<unknown> {
    const { path, object } = this.#workload();
    const { name } = object.metadata;
    const { containers, terminationGracePeriodSeconds } = randomPodSpec(this.#dice, name);
    const annotations = { simulate: null, 'simulate-drain': null, ...randomAnnotations(this.#dice) };
    const template = { metadata: { annotations }, spec: { containers, terminationGracePeriodSeconds } };
    return this.#writer.merge(`${path}/${name}`, { spec: { template } });
  }

  async #pod(): Promise<KubeObject> {
    const namespace = pick(this.#dice, this.#world.namespaces);
    const path = `/api/v1/namespaces/${namespace}/pods?limit=100`;
    const { items } = await this.#writer.get<{ readonly items: readonly KubeObject[] }>(path);
    return pick(this.#dice, items);
  }

  async #deletePod(): Promise<unknown> {
    const { metadata } = await this.#pod();
    return this.#writer.remove(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`);
  }

  async #relabelPod(): Promise<unknown> {
    const { metadata } = await this.#pod();
    const labels = labelsOf(pick(this.#dice, APPS), pick(this.#dice, ['stable', 'canary', 'Stable']));
    return this.#writer.merge(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`, {
      metadata: { labels },
    });
  }

  #editService(spec: object): Promise<unknown> {
    const [namespace = '', name = ''] = pick(this.#dice, [...this.#world.services.keys()]).split('/');
    return this.#writer.merge(`/api/v1/namespaces/${namespace}/services/${name}`, { metadata: this.#changed(), spec });
  }

  /** As every `kubectl apply` leaves one; a write that only takes a field away has no time in the managed fields. */
  #changed(): { readonly annotations: Readonly<Record<string, string>> } {
    return { annotations: { [CHANGED]: String(this.#serial++) } };
  }

  async #deleteService(): Promise<unknown> {
    // As many as are made: the world keeps its size.
    const key = pick(this.#dice, [...this.#world.services.keys()]);
    const [namespace = '', name = ''] = key.split('/');
    await this.#makeService();
    this.#world.services.delete(key);
    return this.#writer.remove(`/api/v1/namespaces/${namespace}/services/${name}`);
  }

  async #makeService(): Promise<unknown> {
    const namespace = pick(this.#dice, this.#world.namespaces);
    const service = randomService(this.#dice, namespace, this.#serial++);
    const made = await this.#writer.create(`/api/v1/namespaces/${namespace}/services`, service);
    this.#world.services.set(`${namespace}/${made.metadata.name}`, service);
    return made;
  }

  #labelNode(): Promise<unknown> {
    const { metadata } = pick(this.#dice, this.#nodes);
    return this.#writer.merge(`/api/v1/nodes/${metadata.name}`, {
      metadata: { ...this.#changed(), labels: { [ZONE]: pick(this.#dice, ZONES) } },
    });
  }
}
