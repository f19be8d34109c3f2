import type { ServicePort, ServiceRow } from '@fairlead/protocol';
import type { ServiceAnswer } from '@fairlead/resolver';
import { appOf, protocolReason, protocolSince, serviceId } from '@fairlead/service-graph';
import type { ServiceVerdict } from '@fairlead/service-graph';
import { describe } from '@fairlead/messages';
import { isoSeconds } from './times.ts';

function portsOf({ service, ports }: ServiceAnswer): ServicePort[] {
  return service.ports.map((port) => ({
    name: port.name,
    protocol: port.protocol,
    port: port.port,
    targetPort: port.targetPort,
    nodePort: port.nodePort ?? null,
    appProtocol: port.appProtocol ?? null,
    receiving:
      ports.find(({ name, protocol, port: number }) => {
        return name === port.name && protocol === port.protocol && number === port.port;
      })?.receiving ?? 0,
  }));
}

/** A service as a row of the table. */
export function serviceRow(answer: ServiceAnswer, verdict: ServiceVerdict): ServiceRow {
  const { service } = answer;
  return {
    id: serviceId(service.namespace, service.name),
    namespace: service.namespace,
    name: service.name,
    app: appOf(service),
    type: service.type,
    headless: service.type === 'ClusterIP' && service.clusterIP === 'None',
    ports: portsOf(answer),
    selector: service.selector ?? null,
    backends: answer.backends,
    verdict: verdict.verdict,
    headline: verdict.headline === undefined ? null : protocolReason(verdict.headline, describe),
    note: verdict.note === undefined ? null : protocolReason(verdict.note, describe),
    state: verdict.state,
    since: protocolSince(verdict.since),
    createdAt: isoSeconds(service.creationTimestamp),
    callers: null,
    traffic: null,
  };
}
