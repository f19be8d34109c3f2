import type { ResourceType } from '../objects/resourceTypes.ts';
import type { Pod } from '../objects/podShapes.ts';
import type {
  Deployment,
  Job,
  KubeObject,
  Node,
  ObjectOf,
  ReplicaSet,
  ResourceName,
  Service,
} from '../objects/shapes.ts';

type Cell = string | number;

interface Column<T> {
  readonly name: string;
  readonly cell: (object: T, nowMs: number) => Cell;
  readonly wide?: true;
}

const age: Column<KubeObject> = {
  name: 'Age',
  cell: ({ metadata }, nowMs) => duration(nowMs - Date.parse(metadata.creationTimestamp)),
};
const column = <T>(name: string, cell: (object: T, nowMs: number) => Cell): Column<T> => ({ name, cell });
const wide = <T>(name: string, cell: (object: T) => Cell): Column<T> => ({ name, cell, wide: true });

/** Columns of `kubectl get` between name and age; resources without an entry show these two only. */
const COLUMNS: { readonly [R in ResourceName]?: readonly Column<ObjectOf[R]>[] } = {
  pods: [
    column('Ready', ({ status, spec }) => {
      const ready = (status.containerStatuses ?? []).filter((container) => container.ready).length;
      return `${ready}/${spec.containers.length}`;
    }),
    column('Status', podStatusWord),
    column('Restarts', ({ status }) =>
      (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
    ),
    wide('IP', ({ status }) => status.podIP ?? '<none>'),
    wide('Node', ({ spec }) => spec.nodeName ?? '<none>'),
  ],
  services: [
    column('Type', ({ spec }) => spec.type ?? ''),
    column('Cluster-IP', ({ spec }) => spec.clusterIP ?? '<none>'),
    column('External-IP', externalIp),
    column('Port(s)', ({ spec }) => (spec.ports ?? []).map(portWord).join(',') || '<none>'),
    wide(
      'Selector',
      ({ spec }) =>
        Object.entries(spec.selector ?? {})
          .map(([key, value]) => `${key}=${value}`)
          .join(',') || '<none>',
    ),
  ],
  nodes: [
    column('Status', nodeWord),
    column('Version', ({ status }) => status.nodeInfo?.['kubeletVersion'] ?? ''),
    wide('Zone', ({ metadata }) => metadata.labels?.['topology.kubernetes.io/zone'] ?? ''),
  ],
  namespaces: [column('Status', ({ status }) => status.phase ?? '')],
  deployments: [
    column('Ready', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}`),
    column<Deployment>('Up-to-date', ({ status }) => status.updatedReplicas ?? 0),
    column<Deployment>('Available', ({ status }) => status.availableReplicas ?? 0),
  ],
  replicasets: [
    column<ReplicaSet>('Desired', ({ spec }) => spec.replicas ?? 1),
    column<ReplicaSet>('Current', ({ status }) => status.replicas),
    column<ReplicaSet>('Ready', ({ status }) => status.readyReplicas ?? 0),
  ],
  statefulsets: [column('Ready', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}`)],
  daemonsets: [
    column('Desired', ({ status }) => status.desiredNumberScheduled),
    column('Current', ({ status }) => status.currentNumberScheduled),
    column('Ready', ({ status }) => status.numberReady),
  ],
  jobs: [column<Job>('Completions', ({ spec, status }) => `${status.succeeded ?? 0}/${spec.completions ?? 1}`)],
  ingresses: [column('Hosts', ({ spec }) => (spec.rules ?? []).map(({ host }) => host ?? '*').join(',') || '*')],
  endpointslices: [
    column('AddressType', ({ addressType }) => addressType),
    column('Ports', ({ ports }) => (ports ?? []).map(({ port }) => port ?? '').join(',') || '<unset>'),
    column(
      'Endpoints',
      ({ endpoints }) => (endpoints ?? []).flatMap(({ addresses }) => addresses).join(',') || '<unset>',
    ),
  ],
  events: [
    column('Type', ({ type }) => type),
    column('Reason', ({ reason }) => reason),
    column(
      'Object',
      ({ involvedObject }) => `${involvedObject.kind?.toLowerCase() ?? ''}/${involvedObject.name ?? ''}`,
    ),
    column('Message', ({ message }) => message),
  ],
};

function columnsOf(type: ResourceType): readonly Column<KubeObject>[] {
  // The resource names the type of its objects.
  return (COLUMNS[type.resource] ?? []) as readonly Column<KubeObject>[];
}

export function tableColumns(type: ResourceType): object[] {
  const definition = (name: string, isWide = false): object => ({
    name,
    type: 'string',
    format: name === 'Name' ? 'name' : '',
    description: '',
    priority: isWide ? 1 : 0,
  });
  const columns = columnsOf(type);
  const narrow = columns.filter((entry) => entry.wide !== true).map(({ name }) => definition(name));
  const wideOnes = columns.filter((entry) => entry.wide === true).map(({ name }) => definition(name, true));
  return [definition('Name'), ...narrow, definition('Age'), ...wideOnes];
}

export function tableObject(type: ResourceType, object: KubeObject, nowMs: number): Cell[] {
  const columns = columnsOf(type);
  const cells = (isWide: boolean): Cell[] =>
    columns.filter((entry) => (entry.wide === true) === isWide).map(({ cell }) => cell(object, nowMs));
  return [object.metadata.name, ...cells(false), age.cell(object, nowMs), ...cells(true)];
}

function podStatusWord({ metadata, status, spec }: Pod): string {
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  const init = (status.initContainerStatuses ?? []).findIndex(
    ({ ready, started, state }) => !ready && started !== true && state.terminated?.exitCode !== 0,
  );
  if (init >= 0) return `Init:${init}/${(spec.initContainers ?? []).length}`;
  const waiting = (status.containerStatuses ?? []).find(({ state }) => state.waiting !== undefined);
  return waiting?.state.waiting?.reason ?? status.reason ?? status.phase ?? 'Unknown';
}

function nodeWord({ spec, status }: Node): string {
  const ready = status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
  return `${ready ? 'Ready' : 'NotReady'}${spec.unschedulable === true ? ',SchedulingDisabled' : ''}`;
}

function externalIp({ spec, status }: Service): string {
  if (spec.type === 'ExternalName') return spec.externalName ?? '<none>';
  const addresses = (status.loadBalancer.ingress ?? []).map(({ ip }) => ip ?? '');
  if (addresses.length > 0) return addresses.join(',');
  return spec.type === 'LoadBalancer' ? '<pending>' : '<none>';
}

function portWord({
  port,
  nodePort,
  protocol,
}: {
  port: number;
  nodePort?: number | undefined;
  protocol?: string | undefined;
}): string {
  return `${port}${nodePort === undefined ? '' : `:${nodePort}`}/${protocol ?? 'TCP'}`;
}

/** As `kubectl` spells ages: two units while short, one when long. */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${seconds % 60}s`;
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
