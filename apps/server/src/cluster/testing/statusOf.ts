import type { ResourceStatusInfo } from '@fairlead/informer';

/** What the cache says of a resource in a state, with nothing else known of it. */
export function statusOf(
  resource: ResourceStatusInfo['resource'],
  state: ResourceStatusInfo['state'],
  namespaces?: ResourceStatusInfo['namespaces'],
): ResourceStatusInfo {
  return {
    resource,
    state,
    namespaces,
    sinceMs: 0,
    progress: undefined,
    error: undefined,
    nextTryAtMs: undefined,
    lastEventAtMs: undefined,
    objects: undefined,
  };
}
