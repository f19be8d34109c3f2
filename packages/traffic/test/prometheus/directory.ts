import { aService } from '@fairlead/test-kit';
import type { Directory, WorkloadName } from '../../src/mapping/directory.ts';
import type { Party } from './Generator.ts';

/** A cluster that has these parties, each a Deployment behind a Service of its name, and one Ingress. */
export function directoryOf(parties: readonly Party[]): Directory {
  const services = parties.map(({ namespace, service }) => aService({ namespace, name: service }));
  const workloads = parties.map(({ namespace, workload }): WorkloadName => ({
    namespace,
    kind: 'Deployment',
    name: workload,
  }));
  const named = (name: string, namespace?: string): WorkloadName[] =>
    workloads.filter((each) => each.name === name && (namespace === undefined || each.namespace === namespace));
  return {
    service: (namespace, name) => services.find((each) => each.namespace === namespace && each.name === name),
    servicesNamed: (name) => services.filter((each) => each.name === name),
    pod: () => undefined,
    workloadOfPod: ({ namespace, name }) => ({ namespace, kind: 'Pod', name }),
    workloadsNamed: named,
    appsNamed: () => [],
    holder: () => undefined,
    routeBackends: (kind, namespace, route) =>
      kind === 'HTTPRoute' && namespace === 'shop' && route === 'site'
        ? [{ namespace: 'shop', name: 'web', weight: 1, place: 0 }]
        : [],
    ingress: (namespace, name) => namespace === 'shop' && name === 'site',
    scraper: () => false,
    route: (kind, namespace, name) => kind === 'HTTPRoute' && namespace === 'shop' && name === 'site',
    waypoint: (_namespace, workload) => workload === 'waypoint',
  };
}
