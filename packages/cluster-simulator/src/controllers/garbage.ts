import { resourceType, RESOURCE_TYPES } from '../objects/resourceTypes.ts';
import type { ResourceName } from '../objects/shapes.ts';
import type { World } from '../world/world.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { deletePod } from './podTemplates.ts';

const DEPENDENTS: readonly ResourceName[] = ['replicasets', 'pods', 'endpointslices'];

/** Deletes what an object that is gone has owned (background propagation). `item` is `resource|uid`. */
export function collectGarbage({ world }: ControllerContext, item: string): void {
  const uid = item.slice(item.indexOf('|') + 1);
  for (const resource of DEPENDENTS) {
    for (const object of world.ownedBy(resource, uid)) deleteObject(world, resource, keyOf(object));
  }
  if (item.startsWith('nodes|')) collectOrphans(world);
}

/** Pods of a node that no longer exists are removed, as pod garbage collection does. */
function collectOrphans(world: World): void {
  for (const pod of world.values('pods')) {
    const node = pod.spec.nodeName;
    if (node !== undefined && world.get('nodes', node) === undefined) world.remove('pods', keyOf(pod));
  }
}

/** Deletes an object as the API server does: pods with grace, what has finalizers once these are gone, the rest at once. */
export function deleteObject(world: World, resource: ResourceName, key: string, graceSeconds?: number): void {
  if (resource === 'pods') {
    deletePod(world, key, graceSeconds);
    return;
  }
  const object = world.get(resource, key);
  if (object === undefined) return;
  const held = (object.metadata.finalizers?.length ?? 0) > 0;
  if (resource !== 'namespaces' && !held) {
    world.remove(resource, key);
    return;
  }
  if (object.metadata.deletionTimestamp !== undefined) return;
  const deletionTimestamp = world.timeline.timestamp();
  world.update(resource, key, (current) => ({ ...current, metadata: { ...current.metadata, deletionTimestamp } }));
  if (resource === 'namespaces') {
    world.update('namespaces', key, (current) => ({ ...current, status: { ...current.status, phase: 'Terminating' } }));
  }
}

/** Empties a namespace that is being deleted, then removes it. */
export function reconcileNamespace({ world }: ControllerContext, name: string): void {
  const namespace = world.get('namespaces', name);
  if (namespace?.metadata.deletionTimestamp === undefined) return;
  let left = 0;
  for (const { resource, namespaced } of RESOURCE_TYPES) {
    if (!namespaced) continue;
    for (const object of world.list(resource, name)) {
      left++;
      if (object.metadata.deletionTimestamp === undefined)
        deleteObject(world, resourceType(resource).resource, keyOf(object));
    }
  }
  if (left === 0) world.remove('namespaces', name);
}
