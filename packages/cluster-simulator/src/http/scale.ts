import { badRequest, notFound } from '../objects/apiError.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { Cluster } from '../world/cluster.ts';
import { applyPatch, patchTypeOf } from './patch.ts';
import type { ResourcePath } from './route.ts';

interface Scalable extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> | undefined };
  };
  readonly status: { readonly replicas?: number | undefined };
}

/** `Scale` of autoscaling/v1, by which `kubectl scale` reads and writes replicas. */
export function scaleOf(cluster: Cluster, path: ResourcePath): object {
  const { metadata, spec, status } = find(cluster, path);
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas ?? 1 },
    status: {
      replicas: status.replicas ?? 0,
      selector: Object.entries(spec.selector.matchLabels ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
    },
  };
}

function find(cluster: Cluster, { type, namespace = '', name = '' }: ResourcePath): Scalable {
  const object = cluster.world.get(type.resource, `${namespace}/${name}`);
  if (object === undefined) throw notFound(type, name);
  // Only resources with replicas have this subresource.
  return object as unknown as Scalable;
}

export function changeScale(
  cluster: Cluster,
  path: ResourcePath,
  method: 'PUT' | 'PATCH',
  body: unknown,
  contentType: string | undefined,
): object {
  const current = scaleOf(cluster, path);
  const next = method === 'PUT' ? body : applyPatch(patchTypeOf(contentType), current, body);
  const spec: unknown = typeof next === 'object' && next !== null ? Reflect.get(next, 'spec') : undefined;
  const replicas: unknown = typeof spec === 'object' && spec !== null ? (Reflect.get(spec, 'replicas') ?? 0) : 0;
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || replicas < 0) {
    throw badRequest('spec.replicas: must be a whole number of 0 or more');
  }
  const { type, namespace = '', name = '' } = path;
  cluster.revise(type.resource, `${namespace}/${name}`, (object) => {
    const scalable = object as unknown as Scalable;
    return { ...scalable, spec: { ...scalable.spec, replicas } } as unknown as typeof object;
  });
  return scaleOf(cluster, path);
}
