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
 * Exporters of pods, in the order in which they matter when there are too many: of namespaces that somebody looks at first; then
 * one pod of each workload before the second of any.
 */
export function scrapeTargets(pods: Iterable<PodRecord>, lookedAt: ReadonlySet<string>): ScrapeTarget[] {
  const rankOf = new Map<string, number>();
  const ranked: { readonly target: ScrapeTarget; readonly rank: number }[] = [];
  for (const pod of pods) {
    const target = scrapeTarget(pod);
    if (target === undefined) continue;
    const owner = `${pod.namespace}/${pod.controller?.name ?? pod.name}`;
    const nth = rankOf.get(owner) ?? 0;
    rankOf.set(owner, nth + 1);
    ranked.push({ target, rank: lookedAt.has(pod.namespace) ? 0 : nth + 1 });
  }
  return ranked.sort((left, right) => left.rank - right.rank).map(({ target }) => target);
}
