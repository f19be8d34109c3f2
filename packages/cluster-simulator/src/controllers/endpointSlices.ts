import type { Pod } from '../objects/podShapes.ts';
import type {
  Endpoint,
  EndpointPort,
  EndpointSlice,
  KubeObject,
  Node,
  ResourceName,
  Service,
  StringMap,
} from '../objects/shapes.ts';
import type { World } from '../world/world.ts';
import { keyOf } from '../world/world.ts';
import { isReady, isTerminal, ownerReference } from './podTemplates.ts';

/*
 * A plain EndpointSlice controller after rules R1 to R26 (docs/resolution.md): written straight from the rules and sharing no
 * line with the resolver, so that comparing the two means something.
 */

const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const SERVICE_NAME = 'kubernetes.io/service-name';
const HEADLESS = 'service.kubernetes.io/headless';
const OURS = 'endpointslice-controller.k8s.io';
const ZONE = 'topology.kubernetes.io/zone';
/** The controller's default for `--max-endpoints-per-slice`. */
const CHUNK = 100;

/** Services whose slices a write to an object may change. */
export function servicesTouchedBy(
  world: World,
  resource: ResourceName,
  object: KubeObject,
  before: KubeObject | undefined,
): string[] {
  if (resource === 'services') return [keyOf(object)];
  if (resource === 'pods') {
    const labels = [object.metadata.labels ?? {}, ...(before === undefined ? [] : [before.metadata.labels ?? {}])];
    return world
      .list('services', object.metadata.namespace)
      .filter(({ spec }) => labels.some((of) => matches(spec.selector ?? {}, of)))
      .map(keyOf);
  }
  if (resource === 'nodes' && object.metadata.labels?.[ZONE] !== before?.metadata.labels?.[ZONE]) {
    return world.list('services').map(keyOf);
  }
  return [];
}

/** R4; a selector without keys selects nothing (R1, R3). */
function matches(selector: StringMap, labels: StringMap): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}

export function selectedPods(world: World, service: Service): Pod[] {
  const selector = service.spec.selector ?? {};
  return world.store('pods').select(service.metadata.namespace, (labels) => matches(selector, labels));
}

interface Wanted {
  readonly addressType: string;
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

/** Makes the slices of one service what its pods say. */
export function reconcileEndpointSlices(world: World, key: string): void {
  const service = world.get('services', key);
  // A service that is gone takes its slices along by garbage collection; without a selector nothing is touched (R2, R3, R28d).
  if (service === undefined || service.spec.type === 'ExternalName') return;
  if (Object.keys(service.spec.selector ?? {}).length === 0) return;
  const wanted = families(service).flatMap((family) => slicesOf(world, service, family));
  const labels = sliceLabels(service);
  const existing = world
    .ownedBy('endpointslices', service.metadata.uid)
    .filter(({ metadata }) => metadata.labels?.[MANAGED_BY] === OURS);
  const unplaced: Wanted[] = [];
  // Keep the slices that need no write, then rewrite what is left, then create and delete the rest.
  const spare = new Set(existing);
  for (const want of wanted) {
    const same = [...spare].find((slice) => sameContent(slice, want) && sameLabels(slice, labels));
    if (same === undefined) unplaced.push(want);
    else spare.delete(same);
  }
  for (const want of unplaced) {
    const reusable = [...spare].find((slice) => slice.addressType === want.addressType);
    if (reusable === undefined) create(world, service, labels, want);
    else {
      spare.delete(reusable);
      world.update('endpointslices', keyOf(reusable), (slice) => ({
        ...slice,
        metadata: { ...slice.metadata, labels, generation: (slice.metadata.generation ?? 1) + 1 },
        endpoints: want.endpoints,
        ports: want.ports,
      }));
    }
  }
  for (const slice of spare) world.remove('endpointslices', keyOf(slice));
}

/** R5 */
function families(service: Service): readonly string[] {
  const { ipFamilies, clusterIP } = service.spec;
  if (ipFamilies !== undefined && ipFamilies.length > 0) return ipFamilies;
  if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None') return ['IPv4', 'IPv6'];
  return [familyOf(clusterIP)];
}

const familyOf = (address: string): string => (address.includes(':') ? 'IPv6' : 'IPv4');

/** R13; the URL standard spells IPv6 hosts in the same canonical form. */
function canonical(address: string): string {
  if (!address.includes(':')) return address;
  const url = `http://[${address}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}

function slicesOf(world: World, service: Service, family: string): Wanted[] {
  const groups = new Map<string, { ports: readonly EndpointPort[]; endpoints: Endpoint[] }>();
  for (const pod of selectedPods(world, service)) {
    const endpoint = endpointOf(world, service, pod, family);
    if (endpoint === undefined) continue;
    const ports = portsOf(service, pod);
    const signature = JSON.stringify(ports.map((port) => JSON.stringify(port)).toSorted());
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, { ports, endpoints: [endpoint] });
    else group.endpoints.push(endpoint);
  }
  // R20: one empty slice says that the service has a selector and no backends.
  if (groups.size === 0) return [{ addressType: family, ports: [], endpoints: [] }];
  return [...groups.values()].flatMap(({ ports, endpoints }) => {
    const chunks: Wanted[] = [];
    for (let start = 0; start < endpoints.length; start += CHUNK) {
      chunks.push({ addressType: family, ports, endpoints: endpoints.slice(start, start + CHUNK) });
    }
    return chunks;
  });
}

/** R6 to R13 and R21 to R24 for one pod; `undefined` if it is not listed in the family. */
function endpointOf(world: World, service: Service, pod: Pod, family: string): Endpoint | undefined {
  const addresses = (pod.status.podIPs ?? []).map(({ ip }) => canonical(ip)).filter((ip) => familyOf(ip) === family);
  if (addresses.length === 0 || isTerminal(pod)) return undefined;
  const publishAll = service.spec.publishNotReadyAddresses === true;
  const { nodeName, hostname, subdomain } = pod.spec;
  const node: Node | undefined = nodeName === undefined ? undefined : world.get('nodes', nodeName);
  if (node === undefined && !publishAll) return undefined;
  const serving = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const zone = node?.metadata.labels?.[ZONE];
  const { namespace, name, uid } = pod.metadata;
  return {
    addresses,
    conditions: { ready: publishAll || (serving && !terminating), serving, terminating },
    ...(hostname !== undefined && hostname !== '' && subdomain === service.metadata.name && { hostname }),
    targetRef: { kind: 'Pod', namespace, name, uid },
    ...(nodeName !== undefined && nodeName !== '' && { nodeName }),
    ...(zone !== undefined && zone !== '' && { zone }),
  };
}

/** R14 to R18: the service's ports as this pod answers them; a named port that it lacks is left out. */
function portsOf(service: Service, pod: Pod): EndpointPort[] {
  const ports: EndpointPort[] = [];
  const { containers, initContainers = [] } = pod.spec;
  const searched = [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')];
  for (const { name = '', protocol = 'TCP', appProtocol, port, targetPort } of service.spec.ports ?? []) {
    let number: number | undefined;
    if (typeof targetPort === 'string' && targetPort !== '') {
      const declared = searched.flatMap((container) => container.ports ?? []);
      number = declared.find(
        (entry) => entry.name === targetPort && (entry.protocol ?? 'TCP') === protocol,
      )?.containerPort;
    } else number = typeof targetPort === 'number' && targetPort !== 0 ? targetPort : port;
    if (number !== undefined)
      ports.push({ name, protocol, port: number, ...(appProtocol !== undefined && { appProtocol }) });
  }
  return ports;
}

/** R26 */
function sliceLabels(service: Service): StringMap {
  const { [HEADLESS]: _headless, ...copied } = service.metadata.labels ?? {};
  const { clusterIP, type } = service.spec;
  const isHeadless = type !== 'ExternalName' && (clusterIP === undefined || clusterIP === '' || clusterIP === 'None');
  return {
    ...copied,
    [MANAGED_BY]: OURS,
    [SERVICE_NAME]: service.metadata.name,
    ...(isHeadless && { [HEADLESS]: '' }),
  };
}

function sameContent(slice: EndpointSlice, want: Wanted): boolean {
  return (
    slice.addressType === want.addressType &&
    JSON.stringify(slice.ports ?? []) === JSON.stringify(want.ports) &&
    JSON.stringify(slice.endpoints ?? []) === JSON.stringify(want.endpoints)
  );
}

function sameLabels(slice: EndpointSlice, labels: StringMap): boolean {
  const found = slice.metadata.labels ?? {};
  const names = Object.keys(labels);
  return names.length === Object.keys(found).length && names.every((name) => found[name] === labels[name]);
}

function create(world: World, service: Service, labels: StringMap, want: Wanted): void {
  const { name, namespace } = service.metadata;
  world.create('endpointslices', {
    metadata: {
      generateName: `${name}-`,
      namespace,
      generation: 1,
      labels,
      ownerReferences: [ownerReference({ apiVersion: 'v1', kind: 'Service', metadata: service.metadata })],
    },
    addressType: want.addressType,
    endpoints: want.endpoints,
    ports: want.ports,
  });
}
