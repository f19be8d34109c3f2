import type { ResourceStatus } from '@fairlead/protocol';

const NEEDED = ['services', 'pods', 'nodes'];

/** Services, pods and nodes are read, or never will be: only then there are verdicts. */
export function isComplete(resources: readonly Pick<ResourceStatus, 'resource' | 'state'>[] | undefined): boolean {
  if (resources === undefined) return false;
  return resources.every(({ resource, state }) => !NEEDED.includes(resource) || state !== 'syncing');
}
