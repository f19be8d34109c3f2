import type { TurnBudget } from '@fairlead/informer';
import type { PodRecord } from '@fairlead/model';
import type { ScrapeTarget } from '@fairlead/traffic';

/** Ports that say by their name what they are, where a pod has no annotations. */
const KNOWN_PORTS: Readonly<Record<string, string>> = {
  // Istio's proxy, https://istio.io/latest/docs/ops/deployment/application-requirements/.
  'http-envoy-prom': '/stats/prometheus',
  // Linkerd's proxy, https://linkerd.io/2/reference/proxy-metrics/.
  'linkerd-admin': '/metrics',
};

/** The exporter of a pod: where its annotations say, else a port that is known; `undefined` if it has none. */
export function scrapeTarget(pod: PodRecord): ScrapeTarget | undefined {
  if (pod.phase !== 'Running' || pod.podIPs.length === 0) return undefined;
  const where = annotated(pod) ?? known(pod);
  if (where === undefined) return undefined;
  return { uid: pod.uid, namespace: pod.namespace, pod: pod.name, address: pod.podIPs[0], ...where };
}

function annotated({ scrapeAt }: PodRecord): Pick<ScrapeTarget, 'port' | 'path'> | undefined {
  const match = /^(\d{1,5})(\/[^\s]*)$/.exec(scrapeAt ?? '');
  return match === null ? undefined : { port: Number(match[1]), path: match[2] ?? '/metrics' };
}

function known({ containers }: PodRecord): Pick<ScrapeTarget, 'port' | 'path'> | undefined {
  for (const { ports } of containers) {
    for (const { name, containerPort } of ports) {
      const path = KNOWN_PORTS[name ?? ''];
      if (path !== undefined) return { port: containerPort, path };
    }
  }
  return undefined;
}

export interface ScrapeChoice {
  /** All pods; read twice, as what the records of all of them take would be many times what is chosen. */
  readonly pods: () => Iterable<PodRecord>;
  /** Namespaces that somebody looks at, and how closely: 0 most. */
  readonly lookedAt: ReadonlyMap<string, number>;
  readonly atMost: number;
  readonly turn: Pick<TurnBudget, 'spent'>;
}

/**
 * Exporters of pods, at most so many, of whole workloads: of a workload of which some pods are left out, all rates would be too low.
 * Those in namespaces that somebody looks at come first, the closest first, then in the order of names. Pods that come and go while it is found out
 * are taken as they are met.
 */
export async function scrapeTargets({
  pods,
  lookedAt,
  atMost,
  turn,
}: ScrapeChoice): Promise<{ readonly targets: readonly ScrapeTarget[]; readonly left: number }> {
  const sizes = new Map<string, number>();
  let count = 0;
  for (const pod of pods()) {
    const pause = turn.spent();
    if (pause !== undefined) await pause;
    if (scrapeTarget(pod) === undefined) continue;
    count += 1;
    const workload = rankedWorkload(pod, lookedAt);
    sizes.set(workload, (sizes.get(workload) ?? 0) + 1);
  }
  const groups = new Map<string, ScrapeTarget[]>();
  let chosen = 0;
  for (const workload of [...sizes.keys()].sort()) {
    const size = sizes.get(workload) ?? 0;
    if (chosen + size > atMost) continue;
    groups.set(workload, []);
    chosen += size;
  }
  let met = 0;
  for (const pod of pods()) {
    if (met >= chosen) break;
    const pause = turn.spent();
    if (pause !== undefined) await pause;
    const group = groups.get(rankedWorkload(pod, lookedAt));
    const target = group === undefined ? undefined : scrapeTarget(pod);
    if (target === undefined) continue;
    group?.push(target);
    met += 1;
  }
  const targets = [...groups.values()].flat();
  return { targets, left: count - chosen };
}

function rankedWorkload(pod: PodRecord, lookedAt: ReadonlyMap<string, number>): string {
  return `${lookedAt.get(pod.namespace) ?? 9}/${pod.namespace}/${workloadName(pod)}`;
}

/** The name of the ReplicaSet without its hash: a rollout has pods of two. */
function workloadName({ controller, labels, name }: PodRecord): string {
  const owner = controller?.name ?? name;
  const hash = labels['pod-template-hash'];
  return hash !== undefined && owner.endsWith(`-${hash}`) ? owner.slice(0, -hash.length - 1) : owner;
}
