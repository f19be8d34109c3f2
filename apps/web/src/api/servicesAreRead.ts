import type { Status } from '@fairlead/protocol';

/** Whether it is known which services there are, in one namespace or anywhere. Only then may a page say that there are none. */
export function servicesAreRead(status: Status, namespace?: string): boolean {
  if (namespace !== undefined && !isWatched(status, namespace)) return false;
  const services = status.resources.find(({ resource }) => resource === 'services');
  if (services === undefined || services.objects === null) return false;
  const place = services.namespaces?.find((entry) => entry.namespace === namespace);
  const { state } = place ?? services;
  // What is held of the one before a loss of rights is not what there is.
  return state !== 'syncing' && state !== 'forbidden';
}

/** Whether the server was started to look into a namespace at all. */
export function isWatched({ namespaces }: Status, namespace: string): boolean {
  return namespaces === null || namespaces.includes(namespace);
}
