import { deleteObject } from '../controllers/garbage.ts';
import { badRequest, conflict, invalid, methodNotAllowed, notFound } from '../objects/apiError.ts';
import type { Status } from '../objects/apiError.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ObjectMeta } from '../objects/shapes.ts';
import type { Cluster, Submitted } from '../world/cluster.ts';
import { keyOf } from '../world/world.ts';
import { applyPatch, patchTypeOf } from './patch.ts';
import type { ResourcePath } from './route.ts';
import { filterOf } from './selectors.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A write's answer: the object as it is now, or a `Status` of success. */
export type Written =
  | { readonly kind: 'object'; readonly object: KubeObject; readonly created?: boolean }
  | { readonly kind: 'status'; readonly status: Status };

const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function submitted(type: ResourceType, body: unknown): Plain & { readonly metadata: Partial<ObjectMeta> } {
  if (!isPlain(body)) throw badRequest('the body of the request is not a JSON object');
  const { kind, apiVersion: _apiVersion, metadata = {}, ...rest } = body;
  if (kind !== undefined && kind !== type.kind)
    throw badRequest(`the object provided is a ${JSON.stringify(kind)}, not a ${type.kind}`);
  if (!isPlain(metadata)) throw badRequest('metadata is not an object');
  return { ...rest, metadata };
}

/** Creates an object in the namespace of the path. */
export function create(cluster: Cluster, { type, namespace }: ResourcePath, body: unknown): Written {
  const { status: _status, ...object } = submitted(type, body);
  const { name, generateName } = object.metadata;
  if (type.namespaced && namespace === undefined) throw methodNotAllowed();
  if (namespace !== undefined && cluster.world.get('namespaces', namespace) === undefined) {
    throw notFound({ resource: 'namespaces', group: '' }, namespace);
  }
  if (name === undefined && generateName === undefined) throw invalid(type, '', 'metadata.name: Required value');
  if (name !== undefined && !NAME.test(name)) throw invalid(type, name, 'metadata.name: Invalid value');
  checkSpec(type, name ?? '', object);
  const metadata = { ...object.metadata, ...(namespace !== undefined && { namespace }) };
  // Checked as far as the simulator looks into it; a client may send fields that it does not know.
  const draft = { ...object, metadata } as unknown as Submitted<typeof type.resource>;
  return { kind: 'object', object: cluster.apply(type.resource, draft), created: true };
}

/** What would make the controllers stumble. */
function checkSpec(type: ResourceType, name: string, { spec }: Plain): void {
  const template = isPlain(spec) && isPlain(spec['template']) ? spec['template'] : undefined;
  const podSpec = type.resource === 'pods' ? spec : template?.['spec'];
  const needsPods = ['pods', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'].includes(
    type.resource,
  );
  if (needsPods && (!isPlain(podSpec) || !Array.isArray(podSpec['containers']) || podSpec['containers'].length === 0)) {
    throw invalid(type, name, 'spec.containers: Required value');
  }
  if (template === undefined || !isPlain(spec) || type.resource === 'jobs') return;
  const wanted =
    isPlain(spec['selector']) && isPlain(spec['selector']['matchLabels']) ? spec['selector']['matchLabels'] : {};
  const labels =
    isPlain(template['metadata']) && isPlain(template['metadata']['labels']) ? template['metadata']['labels'] : {};
  const matches = Object.entries(wanted).every(([key, value]) => labels[key] === value);
  if (Object.keys(wanted).length === 0 || !matches) {
    throw invalid(
      type,
      name,
      'spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`',
    );
  }
}

function keyIn({ namespace, name = '' }: ResourcePath): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Replaces an object (PUT), or changes it by a patch. */
export function change(
  cluster: Cluster,
  path: ResourcePath,
  method: 'PUT' | 'PATCH',
  body: unknown,
  contentType: string | undefined,
): Written {
  const { type, name = '' } = path;
  const patchType = method === 'PATCH' ? patchTypeOf(contentType) : undefined;
  const object = cluster.revise(type.resource, keyIn(path), (current) => {
    const next = submitted(type, patchType === undefined ? body : applyPatch(patchType, current, body));
    const version = next.metadata.resourceVersion;
    if (version !== undefined && version !== '' && version !== current.metadata.resourceVersion) {
      throw conflict(
        type,
        name,
        'the object has been modified; please apply your changes to the latest version and try again',
      );
    }
    if (path.subresource !== 'status') checkSpec(type, name, next);
    const metadata = keepIdentity(next.metadata, current.metadata);
    // `/status` changes nothing but the status, the object itself everything but.
    const status = Reflect.get(path.subresource === 'status' ? next : current, 'status') as unknown;
    const merged = path.subresource === 'status' ? { ...current } : { ...next, metadata };
    return { ...merged, ...(status !== undefined && { status }) } as unknown as typeof current;
  });
  return { kind: 'object', object };
}

/** What a client cannot change. */
function keepIdentity(next: Partial<ObjectMeta>, current: ObjectMeta): ObjectMeta {
  return {
    ...next,
    name: current.name,
    namespace: current.namespace,
    uid: current.uid,
    resourceVersion: current.resourceVersion,
    generation: current.generation,
    creationTimestamp: current.creationTimestamp,
    deletionTimestamp: current.deletionTimestamp,
    deletionGracePeriodSeconds: current.deletionGracePeriodSeconds,
  };
}

/** Deletes one object, or all of a list. */
export function remove(cluster: Cluster, path: ResourcePath, query: URLSearchParams, body: unknown): Written {
  const { type, name } = path;
  const { world } = cluster;
  const options = isPlain(body) ? body : {};
  const grace = options['gracePeriodSeconds'] ?? numberOf(query.get('gracePeriodSeconds'));
  const graceSeconds = typeof grace === 'number' ? grace : undefined;
  if (name === undefined) {
    const filter = filterOf(query) ?? (() => true);
    for (const object of world.list(type.resource, path.namespace)) {
      if (filter(object)) deleteObject(world, type.resource, keyOf(object), graceSeconds);
    }
    return { kind: 'status', status: success({ kind: type.resource }) };
  }
  const key = keyIn(path);
  const before = world.get(type.resource, key);
  if (before === undefined) throw notFound(type, name);
  const wanted = isPlain(options['preconditions']) ? options['preconditions']['uid'] : undefined;
  if (wanted !== undefined && wanted !== before.metadata.uid) {
    throw conflict(
      type,
      name,
      `the UID in the precondition (${JSON.stringify(wanted)}) does not match the UID in record (${before.metadata.uid})`,
    );
  }
  deleteObject(world, type.resource, key, graceSeconds);
  if (type.resource === 'pods' || type.resource === 'namespaces') {
    return { kind: 'object', object: world.get(type.resource, key) ?? before };
  }
  return { kind: 'status', status: success({ name, group: type.group, kind: type.resource }) };
}

function numberOf(text: string | null): number | undefined {
  return text === null || text === '' ? undefined : Number(text);
}

function success(details: { readonly name?: string; readonly group?: string; readonly kind: string }): Status {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details };
}
