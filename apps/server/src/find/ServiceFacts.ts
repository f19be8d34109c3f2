import type { PodRecord, Reason, ServiceRecord } from '@fairlead/model';
import { LANGUAGES, reasonText } from '@fairlead/messages';
import type { ServiceAnswer } from '@fairlead/resolver';
import { workloadId } from '@fairlead/service-graph';
import type { ServiceVerdict } from '@fairlead/service-graph';
import { PodTexts } from './PodTexts.ts';
import type { PodField } from './PodTexts.ts';

/** A workload whose pods a service selects. */
export interface SelectedWorkload {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

/** Reads the pods that a service selects, by the id of their workload. */
export type ReadPods = (service: ServiceRecord) => ReadonlyMap<string, readonly PodRecord[]>;

/**
 * What can be found of a service beside its node: what was computed at the last look at it, and texts about its pods, which are
 * read when they are first asked for and kept until the next look.
 */
export class ServiceFacts {
  readonly service: ServiceRecord;
  readonly workloads: readonly SelectedWorkload[];
  readonly zones: readonly string[];
  /** Ids of all reasons of the service and its pods, and the words of the API about its containers. */
  readonly reasons: readonly string[];
  readonly #backends: ServiceAnswer['backends'];
  readonly #headlines: readonly Reason[];
  readonly #verdict: string;
  readonly #read: ReadPods;
  #texts: ReadonlyMap<string, PodTexts> | undefined;
  #ownWords: string | undefined;

  constructor(answer: ServiceAnswer, verdict: ServiceVerdict, read: ReadPods) {
    this.service = answer.service;
    this.workloads = workloadsOf(answer);
    this.zones = distinct(answer.pods.map(({ zone }) => zone));
    this.reasons = reasonsOf(answer, verdict);
    this.#backends = answer.backends;
    this.#headlines = [verdict.headline, verdict.note].filter((reason) => reason !== undefined);
    this.#verdict = verdict.verdict;
    this.#read = read;
  }

  /** Lets go of the texts; they are put together again when they are asked for. */
  forgetTexts(): void {
    this.#texts = undefined;
    this.#ownWords = undefined;
  }

  /** What can be found of the pods of one workload. */
  textsOf(workload: string): PodTexts | undefined {
    return this.#podTexts().get(workload);
  }

  get types(): readonly string[] {
    const { type, clusterIP } = this.service;
    return type === 'ClusterIP' && clusterIP === 'None' ? ['Headless', type] : [type];
  }

  get addresses(): readonly string[] {
    return [...this.#ownAddresses(), ...this.ofPods('ip')];
  }

  get ports(): readonly string[] {
    return this.service.ports.flatMap(({ name, port, targetPort, nodePort }) =>
      [name, port, targetPort, nodePort].filter((value) => value !== undefined && value !== '').map(String),
    );
  }

  /** Labels of the service, its selector and its pods, each once. */
  get labels(): readonly string[] {
    return distinct([...this.#ownLabels(), ...this.ofPods('label')]);
  }

  get restarts(): number {
    let restarts = 0;
    for (const texts of this.#podTexts().values()) restarts += texts.restarts;
    return restarts;
  }

  get finished(): number {
    let finished = 0;
    for (const texts of this.#podTexts().values()) finished += texts.finished;
    return finished;
  }

  /** Values of all selected pods, each once. */
  ofPods(field: PodField): readonly string[] {
    const [only, ...others] = this.#podTexts().values();
    if (only === undefined || others.length === 0) return only?.values(field) ?? [];
    return distinct([only, ...others].flatMap((texts) => texts.values(field)));
  }

  count(field: 'ready' | 'total' | 'receiving' | 'listed' | 'serving' | 'terminating'): number | undefined {
    // Pods cannot tell the backends of a service without a selector.
    return this.service.selector === undefined || this.service.type === 'ExternalName'
      ? undefined
      : this.#backends[field];
  }

  /** Texts in lower case, one value per line. */
  words(): readonly string[] {
    const own = (this.#ownWords ??= this.#makeOwnWords());
    return [own, ...Array.from(this.#podTexts().values(), ({ words }) => words)];
  }

  #podTexts(): ReadonlyMap<string, PodTexts> {
    return (this.#texts ??= new Map(
      Array.from(this.#read(this.service), ([workload, pods]) => [workload, new PodTexts(pods)]),
    ));
  }

  #ownAddresses(): readonly string[] {
    const { clusterIP, clusterIPs, externalIPs, loadBalancerIngress } = this.service;
    const own = clusterIPs.length > 0 ? clusterIPs : clusterIP === undefined ? [] : [clusterIP];
    return [...own, ...externalIPs, ...loadBalancerIngress];
  }

  #ownLabels(): readonly string[] {
    return [...pairs(this.service.labels), ...pairs(this.service.selector ?? {})];
  }

  #makeOwnWords(): string {
    const { service } = this;
    return [
      service.name,
      service.namespace,
      ...this.types,
      this.#verdict,
      ...this.#ownLabels(),
      ...this.workloads.map(({ name }) => name),
      ...this.reasons,
      ...this.#headlines.flatMap((reason) => LANGUAGES.map((language) => reasonText(reason, language).short)),
      ...this.#ownAddresses(),
      service.externalName ?? '',
      ...service.ports.map(({ name }) => name),
    ]
      .join('\n')
      .toLowerCase();
  }
}

export const pairs = (labels: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(labels).map(([key, value]) => `${key}=${value}`);

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  const set = new Set(values);
  set.delete(undefined);
  set.delete('');
  return [...set] as string[];
}

function workloadsOf({ service, pods }: ServiceAnswer): readonly SelectedWorkload[] {
  const found = new Map<string, SelectedWorkload>();
  for (const { workload } of pods) {
    const id = workloadId(service.namespace, workload.kind, workload.name);
    if (!found.has(id)) found.set(id, { id, kind: workload.kind, name: workload.name });
  }
  return [...found.values()];
}

/** Facts in which the API says in a word what a container does. */
const API_WORDS = ['reason', 'waitingReason'] as const;

function reasonsOf({ pods }: ServiceAnswer, verdict: ServiceVerdict): readonly string[] {
  const found = new Set<string>();
  const add = ({ id, facts, shared }: Reason): void => {
    found.add(id);
    for (const name of API_WORDS) {
      const word = facts[name];
      if (typeof word === 'string' && word !== '') found.add(word);
    }
    if (shared !== undefined) add(shared);
  };
  for (const reason of verdict.reasons) add(reason);
  for (const { reasons } of pods) for (const reason of reasons) add(reason);
  return [...found];
}
