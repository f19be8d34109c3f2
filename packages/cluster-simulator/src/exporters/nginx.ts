import type { CallGraph } from '../calls/callGraph.ts';
import type { Exporter } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import { labelText } from './exposition.ts';
import { lognormal } from './histograms.ts';
import { sizesOf } from './sizes.ts';

const METRICS = { port: 10_254, path: '/metrics' };
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1000, 10_000, 100_000, 1_000_000];

/** Metrics of the NGINX ingress controller (kubernetes.github.io/ingress-nginx/user-guide/monitoring). */
export function nginxExporter(graph: CallGraph): Exporter {
  const isController = (service: string | undefined): boolean =>
    service !== undefined && graph.callsFrom(service).some(({ ingress }) => ingress !== undefined);
  return {
    portsOf: (pod) => (isController(graph.serviceOf(pod)) ? [METRICS] : []),
    annotationsOf: (pod) => (isController(graph.serviceOf(pod)) ? scrapeAnnotations(METRICS) : {}),
    write(pod, meter, exposition, added) {
      for (const { call, outcome, total } of meter.made(pod)) {
        const { ingress } = call;
        if (ingress === undefined) continue;
        const labels = labelText({
          ...added,
          controller_class: 'k8s.io/ingress-nginx',
          controller_namespace: pod.metadata.namespace,
          controller_pod: pod.metadata.name,
          namespace: ingress.namespace,
          ingress: ingress.name,
          service: call.to.name,
          host: ingress.host,
          method: 'GET',
          path: '/',
          canary: undefined,
          status: outcome.code,
        });
        const { responseBytes } = sizesOf(call);
        exposition.counter('nginx_ingress_controller_requests', labels, Math.floor(total));
        const seconds = lognormal(total, outcome.medianMs / 1000, SECONDS);
        exposition.histogram('nginx_ingress_controller_request_duration_seconds', labels, seconds);
        exposition.histogram('nginx_ingress_controller_response_size', labels, lognormal(total, responseBytes, SIZES));
      }
    },
  };
}
