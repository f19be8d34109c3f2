import { FIRST_ADDRESS, spareAddress } from '../../kubelet/kubelet.ts';
import { mixed, templateHash, uidOf } from '../../world/random.ts';

export interface FleetSize {
  readonly pods: number;
  readonly services: number;
  readonly nodes: number;
}

/** How the pods of a service fare: one word of `simulate`, for all of them or for the first. */
export interface Trouble {
  readonly life: 'crash-loop' | 'image-pull' | 'not-ready';
  readonly pods: 'all' | 'one';
}

/** What is wrong with every so-manieth service: a whole broken one, or one unready pod. */
const TROUBLES: readonly (Trouble & { readonly every: number })[] = [
  { every: 97, life: 'crash-loop', pods: 'all' },
  { every: 89, life: 'image-pull', pods: 'all' },
  { every: 41, life: 'not-ready', pods: 'one' },
];

export const PER_NAMESPACE = 20;
const LAST_ADDRESS = 254;
/** Characters of generated names, in the order of their bytes, so that names that count up sort up. */
const ALPHABET = '2456789bcdfghjklmnpqrstvwxz';
const SUFFIXES = ALPHABET.length ** 5;
const DAY_SECONDS = 86_400;
const POD_KEY = /^team-(\d{3,})\/service-(\d{5,})-([a-z0-9]+)-([a-z0-9]{5})$/;

/** Which pod of a fleet is called what and runs where, all of it computed: rows of pods in the order of their keys. */
export class FleetPlan {
  readonly size: FleetSize;
  readonly #each: number;
  readonly #more: number;

  constructor(size: FleetSize) {
    this.size = size;
    // Spread evenly: the first services get the remainder.
    this.#each = Math.floor(size.pods / size.services);
    this.#more = size.pods % size.services;
  }

  get namespaces(): string[] {
    const count = Math.ceil(this.size.services / PER_NAMESPACE);
    return Array.from({ length: count }, (_, index) => this.namespaceOf(index * PER_NAMESPACE));
  }

  namespaceOf(service: number): string {
    return `team-${String(Math.floor(service / PER_NAMESPACE)).padStart(3, '0')}`;
  }

  nameOf(service: number): string {
    return `service-${String(service).padStart(5, '0')}`;
  }

  hashOf(service: number): string {
    return templateHash(`${this.namespaceOf(service)}/${this.nameOf(service)}`);
  }

  /** Uid of a service's ReplicaSet. */
  setUidOf(service: number): string {
    return uidOf(service, -1);
  }

  troubleOf(service: number): Trouble | undefined {
    return TROUBLES.find(({ every }) => service % every === every - 1);
  }

  replicasOf(service: number): number {
    return this.#each + (service < this.#more ? 1 : 0);
  }

  firstRowOf(service: number): number {
    return service * this.#each + Math.min(service, this.#more);
  }

  serviceOf(row: number): number {
    const larger = this.#more * (this.#each + 1);
    if (row < larger) return Math.floor(row / (this.#each + 1));
    return this.#more + Math.floor((row - larger) / this.#each);
  }

  /** Rows of a namespace, the last excluded. */
  rowsIn(namespace: string): readonly [number, number] {
    const first = Number(/^team-(\d{3,})$/.exec(namespace)?.[1] ?? Number.NaN) * PER_NAMESPACE;
    if (!(first < this.size.services) || this.namespaceOf(first) !== namespace) return [0, 0];
    const next = Math.min(first + PER_NAMESPACE, this.size.services);
    return [this.firstRowOf(first), this.firstRowOf(next)];
  }

  /** End of a pod's name. Pods that replace the first of a row (`serial` counts them) stay in its place in the order. */
  suffixOf(row: number, serial: number): string {
    const service = this.serviceOf(row);
    const width = this.#suffixWidth(service);
    const within = (mixed(row, 1) + serial * 7919) % width;
    return spelled((row - this.firstRowOf(service)) * width + within);
  }

  /** The row of a pod with this key, whatever its serial. */
  rowOf(key: string): number | undefined {
    const [, , digits = '', hash, suffix = ''] = POD_KEY.exec(key) ?? [];
    const service = Number(digits);
    if (digits === '' || service >= this.size.services || hash !== this.hashOf(service)) return undefined;
    if (!key.startsWith(`${this.namespaceOf(service)}/${this.nameOf(service)}-`)) return undefined;
    const index = Math.floor(valueOf(suffix) / this.#suffixWidth(service));
    return index < this.replicasOf(service) ? this.firstRowOf(service) + index : undefined;
  }

  #suffixWidth(service: number): number {
    return Math.floor(SUFFIXES / Math.max(1, this.replicasOf(service)));
  }

  nodeOf(row: number): number {
    return row % this.size.nodes;
  }

  /** Of the node's own range as long as that lasts, then of a spare one. */
  addressOf(row: number): string {
    const node = this.nodeOf(row);
    const last = FIRST_ADDRESS + Math.floor(row / this.size.nodes);
    return last > LAST_ADDRESS ? spareAddress(row + 1) : `10.${2 + (node >> 8)}.${node & 255}.${last}`;
  }

  /** Pods per node, by index. */
  podsOn(node: number): number {
    const { pods, nodes } = this.size;
    return Math.floor(pods / nodes) + (node < pods % nodes ? 1 : 0);
  }

  /** Seconds after the fleet was set up at which a pod was created: its workload's last rollout and its turn in that. */
  createdAfter(row: number): number {
    const service = this.serviceOf(row);
    return (mixed(service, 2) % (8 * DAY_SECONDS)) + (row - this.firstRowOf(service)) * 4;
  }
}

function spelled(value: number): string {
  let text = '';
  for (let rest = value, place = 0; place < 5; place++) {
    text = (ALPHABET[rest % ALPHABET.length] ?? '') + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}

function valueOf(suffix: string): number {
  let value = 0;
  for (const letter of suffix) value = value * ALPHABET.length + Math.max(0, ALPHABET.indexOf(letter));
  return value;
}
