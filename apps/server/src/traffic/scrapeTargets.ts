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

/**
 * Exporters of pods, at most so many, of whole workloads: of a workload of which some pods are left out, all rates would be too low.
 * Those in namespaces that somebody looks at come first, then in the order of names.
 */
export function scrapeTargets(
  pods: Iterable<PodRecord>,
  lookedAt: ReadonlySet<string>,
  atMost: number,
): { readonly targets: ScrapeTarget[]; readonly left: number } {
  const byWorkload = new Map<string, ScrapeTarget[]>();
  let count = 0;
  for (const pod of pods) {
    const target = scrapeTarget(pod);
    if (target === undefined) continue;
    count += 1;
    const workload = `${lookedAt.has(pod.namespace) ? 0 : 1}/${pod.namespace}/${workloadName(pod)}`;
    const held = byWorkload.get(workload);
    if (held === undefined) byWorkload.set(workload, [target]);
    else held.push(target);
  }
  const targets: ScrapeTarget[] = [];
  for (const workload of [...byWorkload.keys()].sort()) {
    const group = byWorkload.get(workload) ?? [];
    if (targets.length + group.length <= atMost) targets.push(...group);
  }
  return { targets, left: count - targets.length };
}

/** The name of the ReplicaSet without its hash: a rollout has pods of two. */
function workloadName({ controller, labels, name }: PodRecord): string {
  const owner = controller?.name ?? name;
  const hash = labels['pod-template-hash'];
  return hash !== undefined && owner.endsWith(`-${hash}`) ? owner.slice(0, -hash.length - 1) : owner;
}
