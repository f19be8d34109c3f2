import type { ServicePortRecord, ServiceRecord } from '@fairlead/model';
import { metadata } from './metadata.ts';
import { override, type Overrides } from './overrides.ts';

/** A service port `http`, 80 to the container port of the same name. */
export function aServicePort(overrides: Overrides<ServicePortRecord> = {}): ServicePortRecord {
  return override<ServicePortRecord>(
    { name: 'http', protocol: 'TCP', port: 80, targetPort: 'http', nodePort: undefined, appProtocol: undefined },
    overrides,
  );
}

/** A ClusterIP service `shop/web` of family IPv4 that selects `app: web` on the port of {@link aServicePort}. */
export function aService(overrides: Overrides<ServiceRecord> = {}): ServiceRecord {
  const name = overrides.name ?? 'web';
  const namespace = overrides.namespace ?? 'shop';
  const clusterIP = 'clusterIP' in overrides ? overrides.clusterIP : '10.96.0.10';
  return override<ServiceRecord>(
    {
      ...metadata('service', name, namespace),
      namespace,
      annotations: {},
      finalizers: [],
      type: 'ClusterIP',
      selector: { app: 'web' },
      ports: [aServicePort()],
      clusterIP,
      clusterIPs: clusterIP === undefined ? [] : [clusterIP],
      ipFamilies: ['IPv4'],
      externalName: undefined,
      externalIPs: [],
      publishNotReadyAddresses: false,
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      trafficDistribution: undefined,
      sessionAffinity: 'None',
      loadBalancerClass: undefined,
      healthCheckNodePort: undefined,
      loadBalancerIngress: [],
    },
    overrides,
  );
}
