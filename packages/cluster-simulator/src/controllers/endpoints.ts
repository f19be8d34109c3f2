import type { Pod } from '../objects/podShapes.ts';
import type { EndpointAddress, EndpointPort, Endpoints, Service } from '../objects/shapes.ts';
import type { World } from '../world/world.ts';
import { selectedPods } from './endpointSlices.ts';
import { isReady, isTerminal } from './podTemplates.ts';

/**
 * The legacy Endpoints object of a service with a selector (R30): only the first family, no terminating pods, nodes not looked
 * up. Served so that what caching it would cost can be measured.
 */
export function reconcileEndpoints(world: World, key: string): void {
  const service = world.get('services', key);
  const existing = world.get('endpoints', key);
  if (service === undefined) {
    if (existing?.metadata.labels?.[MANAGED_BY] === OURS) world.remove('endpoints', key);
    return;
  }
  if (service.spec.type === 'ExternalName' || Object.keys(service.spec.selector ?? {}).length === 0) return;
  const subsets = subsetsOf(world, service);
  if (existing === undefined) {
    const { name, namespace, labels } = service.metadata;
    world.create('endpoints', {
      metadata: { name, namespace, labels: { ...labels, [MANAGED_BY]: OURS } },
      ...(subsets.length > 0 && { subsets }),
    });
  } else if (JSON.stringify(existing.subsets ?? []) !== JSON.stringify(subsets)) {
    world.update('endpoints', key, ({ metadata }) => ({ metadata, ...(subsets.length > 0 && { subsets }) }));
  }
}

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const OURS = 'endpoint-controller';

interface Subset {
  readonly ports: readonly EndpointPort[];
  readonly addresses: EndpointAddress[];
  readonly notReadyAddresses: EndpointAddress[];
}

function subsetsOf(world: World, service: Service): NonNullable<Endpoints['subsets']> {
  const byPorts = new Map<string, Subset>();
  const publishAll = service.spec.publishNotReadyAddresses === true;
  const ipv6 = service.spec.ipFamilies?.[0] === 'IPv6';
  for (const pod of selectedPods(world, service)) {
    const ip = pod.status.podIPs?.find((entry) => entry.ip.includes(':') === ipv6)?.ip;
    const leaves = pod.metadata.deletionTimestamp !== undefined && !publishAll;
    if (ip === undefined || leaves || isTerminal(pod)) continue;
    const ports = portsOf(service, pod);
    const signature = JSON.stringify(ports);
    let subset = byPorts.get(signature);
    if (subset === undefined) byPorts.set(signature, (subset = { ports, addresses: [], notReadyAddresses: [] }));
    (publishAll || isReady(pod) ? subset.addresses : subset.notReadyAddresses).push(addressOf(service, pod, ip));
  }
  return [...byPorts.values()].map(({ ports, addresses, notReadyAddresses }) => ({
    ...(addresses.length > 0 && { addresses }),
    ...(notReadyAddresses.length > 0 && { notReadyAddresses }),
    ...(ports.length > 0 && { ports }),
  }));
}

function addressOf(service: Service, pod: Pod, ip: string): EndpointAddress {
  const { hostname, subdomain, nodeName } = pod.spec;
  const { namespace, name, uid } = pod.metadata;
  return {
    ip,
    ...(hostname !== undefined && subdomain === service.metadata.name && { hostname }),
    ...(nodeName !== undefined && { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

function portsOf(service: Service, pod: Pod): EndpointPort[] {
  const declared = pod.spec.containers.flatMap(({ ports = [] }) => ports);
  return (service.spec.ports ?? []).flatMap(({ name, protocol = 'TCP', appProtocol, port, targetPort }) => {
    const number =
      typeof targetPort === 'string'
        ? declared.find((entry) => entry.name === targetPort && (entry.protocol ?? 'TCP') === protocol)?.containerPort
        : (targetPort ?? port);
    if (number === undefined) return [];
    return [
      {
        ...(name !== undefined && { name }),
        port: number,
        protocol,
        ...(appProtocol !== undefined && { appProtocol }),
      },
    ];
  });
}
