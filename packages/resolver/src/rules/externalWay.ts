import type { ServiceRecord } from '@fairlead/model';

/** Whether clients outside have a way in: node ports, a load balancer or external IPs. Else the external policy is ignored (R35, docs/resolution.md). */
export function hasExternalWay({ type, externalIPs }: ServiceRecord): boolean {
  return type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0;
}
