import type { IngressBackendRecord, IngressRecord } from '@fairlead/model';
import { nonZeroOf, objectOf, objectsOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { namespaceOf, objectRecord } from './metadata.ts';

/** An Ingress: its hosts and the services it names. Backends that are other resources are left out. Source: networking.k8s.io/v1. */
export function ingressRecord(ingress: JsonObject): IngressRecord {
  const spec = objectOf(ingress['spec']);
  const rules = objectsOf(spec['rules']);
  const byDefault = backendRecord(undefined, undefined, spec['defaultBackend']);
  const byRules = rules.flatMap((rule) =>
    objectsOf(objectOf(rule['http'])['paths']).map((path) =>
      backendRecord(textOf(rule['host']), textOf(path['path']), path['backend']),
    ),
  );
  return {
    ...objectRecord(ingress),
    namespace: namespaceOf(ingress),
    ingressClassName: textOf(spec['ingressClassName']),
    hosts: [...new Set(textsOf(rules.map((rule) => rule['host'])))],
    backends: [byDefault, ...byRules].filter((backend) => backend !== undefined),
  };
}

function backendRecord(
  host: string | undefined,
  path: string | undefined,
  backend: unknown,
): IngressBackendRecord | undefined {
  const service = objectOf(objectOf(backend)['service']);
  const serviceName = textOf(service['name']);
  if (serviceName === undefined) return undefined;
  const port = objectOf(service['port']);
  return { host, path, serviceName, servicePort: textOf(port['name']) ?? nonZeroOf(port['number']) };
}
