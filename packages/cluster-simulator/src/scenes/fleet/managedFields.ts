import type { PodSpec } from '../../objects/podShapes.ts';
import type { ManagedFields, Timestamp } from '../../objects/shapes.ts';
import type { DraftMeta } from '../../world/world.ts';

/** Who wrote what of a pod that is up: its controller the spec (`specFields`), its kubelet the status. */
export function managedFieldsOf(
  specFields: object,
  ip: string,
  created: Timestamp,
  changed: Timestamp,
): ManagedFields[] {
  const entry = { operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1' };
  const podIPs = { '.': {}, [`k:{"ip":"${ip}"}`]: { '.': {}, 'f:ip': {} } };
  const statusFields = { 'f:status': { ...STATUS_FIELDS, 'f:podIPs': podIPs, 'f:startTime': {} } };
  return [
    { ...entry, manager: 'kube-controller-manager', time: created, fieldsV1: specFields },
    { ...entry, manager: 'kubelet', time: changed, fieldsV1: statusFields, subresource: 'status' },
  ];
}

const CONDITION = { '.': {}, 'f:lastProbeTime': {}, 'f:lastTransitionTime': {}, 'f:status': {}, 'f:type': {} };
const CONDITIONS = ['ContainersReady', 'Initialized', 'PodReadyToStartContainers', 'Ready'];

const STATUS_FIELDS = {
  'f:conditions': Object.fromEntries(CONDITIONS.map((type) => [`k:${JSON.stringify({ type })}`, CONDITION])),
  'f:containerStatuses': {},
  'f:hostIP': {},
  'f:hostIPs': {},
  'f:initContainerStatuses': {},
  'f:phase': {},
  'f:podIP': {},
};

/** The fields of a pod's metadata and spec; of containers only what makes up most of them in a cluster. */
export function specFieldsOf({ generateName, annotations, labels, ownerReferences }: DraftMeta, spec: PodSpec): object {
  const { volumes: _volumes, containers, initContainers, ...rest } = spec;
  const outline = ({ name, image, imagePullPolicy, resources, ports }: PodSpec['containers'][number]) => ({
    name,
    image,
    imagePullPolicy,
    resources,
    ports,
  });
  return ownFields({
    metadata: { generateName, annotations, labels, ownerReferences },
    spec: { ...rest, containers: containers.map(outline), initContainers: initContainers?.map(outline) },
  });
}

/** The fields of a value as `fieldsV1` of managed fields names them: lists by the key of their items. */
function ownFields(value: object): object {
  const fields: Record<string, object> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined) fields[`f:${name}`] = fieldsWithin(inner);
  }
  return fields;
}

/** By which the items of a list are told apart; other lists are one field. */
const KEYS = ['type', 'uid', 'ip', 'mountPath', 'containerPort', 'name'];

function fieldsWithin(value: unknown): object {
  if (Array.isArray(value)) return fieldsOfList(value);
  return typeof value === 'object' && value !== null ? ownFields(value) : {};
}

function fieldsOfList(items: readonly unknown[]): object {
  const fields: Record<string, object> = { '.': {} };
  for (const item of items) {
    if (typeof item !== 'object' || item === null) return {};
    const key = KEYS.find((name) => name in item);
    if (key === undefined) return {};
    fields[`k:${JSON.stringify({ [key]: Reflect.get(item, key) })}`] = { '.': {}, ...ownFields(item) };
  }
  return fields;
}
