import type { ResourceStatus } from '@fairlead/protocol';

/** Whether a resource may be read nowhere: then a count of zero says nothing. */
export function isForbidden(
  resources: readonly Pick<ResourceStatus, 'resource' | 'state' | 'namespaces'>[] | undefined,
  name: string,
): boolean {
  const found = resources?.find(({ resource }) => resource === name);
  if (found === undefined) return false;
  const { namespaces } = found;
  if (namespaces === null || namespaces.length === 0) return found.state === 'forbidden';
  return namespaces.every(({ state }) => state === 'forbidden');
}
