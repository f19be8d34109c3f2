import type { Labels, ServiceRecord } from '@fairlead/model';

/**
 * The selector by which the controller publishes slices for a service: `undefined` for an ExternalName, whatever its selector
 * (R2, docs/resolution.md), and for a service without selector (R3). A record never holds an empty selector (R1).
 */
export function publishingSelector(service: ServiceRecord): Labels | undefined {
  return service.type === 'ExternalName' ? undefined : service.selector;
}
