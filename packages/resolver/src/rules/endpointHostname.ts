import type { PodRecord, ServiceRecord } from '@fairlead/model';

/** The host name of an endpoint: the pod's, if its subdomain is the name of the service (R23, docs/resolution.md). */
export function endpointHostname(service: ServiceRecord, pod: PodRecord): string | undefined {
  return pod.subdomain === service.name ? pod.hostname : undefined;
}
