import type { ServiceRecord } from '@fairlead/model';

/** How the usual installations name the Service of a Prometheus or what speaks its API, the most complete first. */
const USUAL: readonly { readonly name: RegExp; readonly path?: string }[] = [
  { name: /^(.*-)?thanos-quer(y|ier)(-frontend)?$/ },
  { name: /^(.*-)?vmselect(-.*)?$/, path: '/select/0/prometheus' },
  { name: /^(.*-)?victoria-metrics(-single)?(-server)?$|^vmsingle(-.*)?$/ },
  { name: /^(.*-)?mimir-(query-frontend|nginx|gateway)$/, path: '/prometheus' },
  { name: /^(.*-)?kube-prometheus-stack-prometheus$|^(.*-)?kube-prometheus-prometheus$/ },
  { name: /^prometheus(-k8s|-server|-operated|-service|-prometheus)?$|^(.*-)?prometheus-server$/ },
];

const WEB_PORTS = ['http-web', 'web', 'http', 'http-query', 'http-metrics', 'prometheus'];

/** The address of a Prometheus in the cluster by the names of its Services; `undefined` if none has such a name. */
export function usualPrometheus(services: Iterable<ServiceRecord>): string | undefined {
  const found: { readonly rank: number; readonly url: string }[] = [];
  for (const service of services) {
    const rank = USUAL.findIndex(({ name }) => name.test(service.name));
    if (rank === -1 || service.type === 'ExternalName') continue;
    const port = service.ports.find(({ name }) => WEB_PORTS.includes(name)) ?? service.ports[0];
    if (port === undefined) continue;
    const host = `${service.name}.${service.namespace}.svc`;
    found.push({ rank, url: `http://${host}:${port.port}${USUAL[rank]?.path ?? ''}` });
  }
  return found.sort((left, right) => left.rank - right.rank || (left.url < right.url ? -1 : 1))[0]?.url;
}
