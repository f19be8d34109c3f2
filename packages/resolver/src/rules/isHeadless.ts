import type { ServiceRecord } from '@fairlead/model';

/** Whether clients talk to pod addresses from DNS, without a virtual IP (R32 and R38, docs/resolution.md). */
export function isHeadless(service: ServiceRecord): boolean {
  return service.clusterIP === 'None';
}
