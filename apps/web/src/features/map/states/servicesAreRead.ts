import type { Status } from '@fairlead/protocol';

/** Whether it is known which services there are. Only then may a page say that there are none. */
export function servicesAreRead(status: Status): boolean {
  const services = status.resources.find(({ resource }) => resource === 'services');
  return services !== undefined && services.objects !== null && services.state !== 'syncing';
}
