import type { PodRecord } from '@fairlead/model';
import { containersOf } from './containers.ts';
import { labelsOf, numberOf, objectOf, objectsOf, oneOf, secondsOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { scrapeAt } from './scrapeAt.ts';
import { conditionsOf, controllerOf, namespaceOf, objectRecord } from './metadata.ts';

/** A Pod, reduced to what decides about its place in a service and why. Source: `Pod` of core/v1. */
export function podRecord(pod: JsonObject): PodRecord {
  const metadata = objectOf(pod['metadata']);
  const spec = objectOf(pod['spec']);
  const status = objectOf(pod['status']);
  return {
    ...objectRecord(pod),
    namespace: namespaceOf(pod),
    controller: controllerOf(pod),
    deletionGracePeriodSeconds: numberOf(metadata['deletionGracePeriodSeconds']),
    finalizers: textsOf(metadata['finalizers']),
    nodeName: textOf(spec['nodeName']),
    hostNetwork: spec['hostNetwork'] === true,
    hostname: textOf(spec['hostname']),
    subdomain: textOf(spec['subdomain']),
    readinessGates: textsOf(objectsOf(spec['readinessGates']).map((gate) => gate['conditionType'])),
    scrapeAt: scrapeAt(labelsOf(metadata['annotations'])),
    schedulingGates: textsOf(objectsOf(spec['schedulingGates']).map((gate) => gate['name'])),
    containers: containersOf(spec, status),
    phase: oneOf(status['phase'], ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']),
    reason: textOf(status['reason']),
    message: textOf(status['message']),
    startTime: secondsOf(status['startTime']),
    // `status.podIP` alone yields no address: R7 (docs/resolution.md).
    podIPs: textsOf(objectsOf(status['podIPs']).map((entry) => entry['ip'])),
    conditions: conditionsOf(status),
  };
}
