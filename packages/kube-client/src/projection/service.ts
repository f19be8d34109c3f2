import type { Labels, ServicePortRecord, ServiceRecord } from '@fairlead/model';
import { labelsOf, nonZeroOf, numberOf, objectOf, objectsOf, oneOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { namespaceOf, objectRecord } from './metadata.ts';

// The only annotations that a rule reads: R25 (docs/resolution.md).
const ANNOTATIONS = ['service.kubernetes.io/topology-mode', 'service.kubernetes.io/topology-aware-hints'];

/** A Service with the defaults of R1 (docs/resolution.md) filled in. Source: `Service` of core/v1. */
export function serviceRecord(service: JsonObject): ServiceRecord {
  const metadata = objectOf(service['metadata']);
  const spec = objectOf(service['spec']);
  const selector = labelsOf(spec['selector']);
  const loadBalancer = objectOf(objectOf(service['status'])['loadBalancer']);
  return {
    ...objectRecord(service),
    namespace: namespaceOf(service),
    annotations: topologyAnnotations(labelsOf(metadata['annotations'])),
    finalizers: textsOf(metadata['finalizers']),
    type: oneOf(spec['type'], ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']) ?? 'ClusterIP',
    // An empty selector means the same as none, never "all pods": R1, R3.
    selector: Object.keys(selector).length === 0 ? undefined : selector,
    ports: objectsOf(spec['ports']).map(servicePortRecord),
    clusterIP: textOf(spec['clusterIP']),
    clusterIPs: textsOf(spec['clusterIPs']),
    ipFamilies: textsOf(spec['ipFamilies']).filter((family) => family === 'IPv4' || family === 'IPv6'),
    externalName: textOf(spec['externalName']),
    externalIPs: textsOf(spec['externalIPs']),
    publishNotReadyAddresses: spec['publishNotReadyAddresses'] === true,
    internalTrafficPolicy: oneOf(spec['internalTrafficPolicy'], ['Local']) ?? 'Cluster',
    externalTrafficPolicy: oneOf(spec['externalTrafficPolicy'], ['Local']) ?? 'Cluster',
    trafficDistribution: textOf(spec['trafficDistribution']),
    sessionAffinity: textOf(spec['sessionAffinity']),
    loadBalancerClass: textOf(spec['loadBalancerClass']),
    healthCheckNodePort: nonZeroOf(spec['healthCheckNodePort']),
    loadBalancerIngress: textsOf(
      objectsOf(loadBalancer['ingress']).map((ingress) => textOf(ingress['ip']) ?? textOf(ingress['hostname'])),
    ),
  };
}

function servicePortRecord(port: JsonObject): ServicePortRecord {
  const number = numberOf(port['port']) ?? 0;
  return {
    name: textOf(port['name']) ?? '',
    protocol: oneOf(port['protocol'], ['TCP', 'UDP', 'SCTP']) ?? 'TCP',
    port: number,
    // Missing, 0 or "" is the number in `port`: R1.
    targetPort: nonZeroOf(port['targetPort']) ?? textOf(port['targetPort']) ?? number,
    nodePort: nonZeroOf(port['nodePort']),
    appProtocol: textOf(port['appProtocol']),
  };
}

function topologyAnnotations(annotations: Labels): Labels {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => ANNOTATIONS.includes(key)));
}
