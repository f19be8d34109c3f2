import { isDeepStrictEqual } from 'node:util';
import { projectObject } from '@fairlead/kube-client/projection';
import type { ServicePortRecord, ServiceRecord } from '@fairlead/model';

/**
 * Reads a service from a manifest that leaves out whatever an API server fills in (R1, docs/resolution.md), and says how that differs from
 * the record; `undefined` if it does not.
 */
export function defaultsDiffer(service: ServiceRecord): string | undefined {
  const { name, namespace, selector, ports } = service;
  const read = projectObject('services', {
    metadata: { name, namespace },
    // `selector: {}` is no selector, never "all pods".
    spec: { selector: selector ?? {}, ports: ports.map(withoutDefaults) },
  });
  const [is, should] = [read, service].map((record) => ({
    selector: record.selector && { ...record.selector },
    ports: record.ports.map(({ protocol, targetPort, port }) => ({ protocol, targetPort, port })),
  }));
  return isDeepStrictEqual(is, should)
    ? undefined
    : `defaults of ${namespace}/${name}: ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`;
}

function withoutDefaults({ name, protocol, port, targetPort }: ServicePortRecord): object {
  return {
    ...(name === '' ? {} : { name }),
    port,
    ...(protocol === 'TCP' ? {} : { protocol }),
    ...(targetPort === port ? {} : { targetPort }),
  };
}
