import type { NetService } from './callNet.ts';

interface ServiceList {
  readonly items: readonly { readonly metadata: { readonly namespace: string; readonly name: string } }[];
}

/** The services of a simulated fleet, which have workloads of their names; what a cluster has of its own is left out. */
export async function servicesIn(server: string): Promise<NetService[]> {
  const answer = await fetch(new URL('/api/v1/services', server));
  const { items } = (await answer.json()) as ServiceList;
  return items
    .map(({ metadata: { namespace, name } }) => ({ namespace, name }))
    .filter(({ name }) => name.startsWith('service-'));
}
