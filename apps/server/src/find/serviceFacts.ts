import type { PodRecord, Reason, ServiceRecord } from '@fairlead/model';
import { LANGUAGES, reasonText } from '@fairlead/messages';
import type { ServiceAnswer } from '@fairlead/resolver';
import { workloadId } from '@fairlead/service-graph';
import type { ServiceVerdict } from '@fairlead/service-graph';

/** The pods of one workload that a service selects. */
export interface WorkloadPods {
  readonly workload: string;
  readonly kind: string;
  readonly name: string;
  readonly pods: readonly PodRecord[];
}

/**
 * What can be found of a service beside its node. It refers to the records that the cache holds anyway, so a whole cluster of
 * them is cheap to keep; texts are put together when they are first asked for.
 */
export class ServiceFacts {
  readonly service: ServiceRecord;
  readonly workloads: readonly WorkloadPods[];
  readonly zones: readonly string[];
  /** Ids of all reasons of the service and its pods, and the words of the API about its containers. */
  readonly reasons: readonly string[];
  readonly #backends: ServiceAnswer['backends'];
  readonly #headlines: readonly Reason[];
  readonly #verdict: string;
  #words: string | undefined;

  constructor(answer: ServiceAnswer, verdict: ServiceVerdict) {
    const { service } = answer;
    this.service = service;
    this.workloads = byWorkload(answer);
    this.zones = distinct(answer.pods.map(({ zone }) => zone));
    this.reasons = reasonsOf(answer, verdict);
    this.#backends = answer.backends;
    this.#headlines = [verdict.headline, verdict.note].filter((reason) => reason !== undefined);
    this.#verdict = verdict.verdict;
  }

  get pods(): readonly PodRecord[] {
    const [only, ...others] = this.workloads;
    if (only === undefined) return [];
    return others.length === 0 ? only.pods : this.workloads.flatMap(({ pods }) => pods);
  }

  get types(): readonly string[] {
    const { type, clusterIP } = this.service;
    return type === 'ClusterIP' && clusterIP === 'None' ? ['Headless', type] : [type];
  }

  get addresses(): readonly string[] {
    const { clusterIP, clusterIPs, externalIPs, loadBalancerIngress } = this.service;
    const own = clusterIPs.length > 0 ? clusterIPs : clusterIP === undefined ? [] : [clusterIP];
    return [...own, ...externalIPs, ...loadBalancerIngress, ...this.pods.flatMap(({ podIPs }) => podIPs)];
  }

  get ports(): readonly string[] {
    return this.service.ports.flatMap(({ name, port, targetPort, nodePort }) =>
      [name, port, targetPort, nodePort].filter((value) => value !== undefined && value !== '').map(String),
    );
  }

  /** Labels of the service, its selector and its pods, each once. */
  get labels(): readonly string[] {
    const labels = new Set(pairs(this.service.labels));
    for (const pair of pairs(this.service.selector ?? {})) labels.add(pair);
    for (const pod of this.pods) for (const pair of pairs(pod.labels)) labels.add(pair);
    return [...labels];
  }

  get images(): readonly string[] {
    return imagesOf(this.pods);
  }

  get nodes(): readonly string[] {
    return distinct(this.pods.map(({ nodeName }) => nodeName));
  }

  get restarts(): number {
    return restartsOf(this.pods);
  }

  count(field: 'ready' | 'total' | 'receiving' | 'listed' | 'serving' | 'terminating'): number | undefined {
    // Pods cannot tell the backends of a service without a selector.
    return this.service.selector === undefined || this.service.type === 'ExternalName'
      ? undefined
      : this.#backends[field];
  }

  /** Lower case, one value per line. */
  words(): string {
    return (this.#words ??= this.#allWords());
  }

  #allWords(): string {
    const { service, pods } = this;
    const parts = [
      service.name,
      service.namespace,
      ...this.types,
      this.#verdict,
      ...this.labels,
      ...this.workloads.map(({ name }) => name),
      ...this.reasons,
      ...this.#headlines.flatMap((reason) => LANGUAGES.map((language) => reasonText(reason, language).short)),
      ...this.addresses,
      ...this.nodes,
      ...this.images,
      ...pods.map(({ name }) => name),
      ...(service.externalName === undefined ? [] : [service.externalName]),
      ...service.ports.map(({ name }) => name),
    ];
    return parts.join('\n').toLowerCase();
  }
}

export function imagesOf(pods: readonly PodRecord[]): readonly string[] {
  return distinct(pods.flatMap(({ containers }) => containers.map(({ image }) => image)));
}

export function restartsOf(pods: readonly PodRecord[]): number {
  let restarts = 0;
  for (const { containers } of pods) for (const { status } of containers) restarts += status?.restartCount ?? 0;
  return restarts;
}

export const pairs = (labels: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(labels).map(([key, value]) => `${key}=${value}`);

export function distinct(values: readonly (string | undefined)[]): readonly string[] {
  const set = new Set(values);
  set.delete(undefined);
  set.delete('');
  return [...set] as string[];
}

function byWorkload({ service, pods }: ServiceAnswer): readonly WorkloadPods[] {
  const groups = Map.groupBy(pods, ({ workload }) => workloadId(service.namespace, workload.kind, workload.name));
  return Array.from(groups, ([workload, members]) => ({
    workload,
    kind: members[0]?.workload.kind ?? '',
    name: members[0]?.workload.name ?? '',
    pods: members.map(({ pod }) => pod),
  }));
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
