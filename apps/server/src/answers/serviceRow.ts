import type { Reason } from '@fairlead/model';
import type { ServicePort, ServiceRow } from '@fairlead/protocol';
import type { ServiceAnswer } from '@fairlead/resolver';
import { appOf, protocolReason, protocolSince, serviceId } from '@fairlead/service-graph';
import type { Freshness, ServiceVerdict } from '@fairlead/service-graph';
import { describe } from '@fairlead/messages';
import { ownersOfService } from './ownersOfService.ts';
import { isoSeconds } from './times.ts';
import { zonesOfService } from './zonesOfService.ts';

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

const inWords = (reason: Reason | undefined): ServiceRow['headline'] =>
  reason === undefined ? null : protocolReason(reason, describe);

/** A service as a row of the table. `told`: its lines, where they have been put into words already. */
export function serviceRow(
  answer: ServiceAnswer,
  verdict: ServiceVerdict,
  freshness: Freshness,
  told?: Pick<ServiceRow, 'headline' | 'note'>,
): ServiceRow {
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
    zones: zonesOfService(answer, freshness),
    ...ownersOfService(answer, freshness),
    verdict: verdict.verdict,
    ...(told ?? { headline: inWords(verdict.headline), note: inWords(verdict.note) }),
    state: verdict.state,
    since: protocolSince(verdict.since),
    createdAt: isoSeconds(service.creationTimestamp),
    callers: null,
    traffic: null,
  };
}
