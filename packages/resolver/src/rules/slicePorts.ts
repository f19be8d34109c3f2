import type { PodRecord, ServicePortRecord, ServiceRecord } from '@fairlead/model';
import type { SlicePort } from '../answer.ts';
import { resolveTarget } from './resolveTarget.ts';

/** A service port with its number on one pod; `target` is `undefined` when a named target is not found (R16). */
export interface ResolvedPort {
  readonly port: ServicePortRecord;
  readonly target: number | undefined;
}

/** Every port of a service as one pod resolves it (R14 to R16, docs/resolution.md). */
export function resolvePorts(service: ServiceRecord, pod: PodRecord): readonly ResolvedPort[] {
  return service.ports.map((port) => ({ port, target: resolveTarget(port, pod) }));
}

/** The ports of the slice a pod belongs to (R17, docs/resolution.md): what is not found is left out (R16), none is fine (R18). */
export function slicePorts(resolved: readonly ResolvedPort[]): readonly SlicePort[] {
  const ports: SlicePort[] = [];
  for (const { port, target } of resolved) {
    if (target === undefined) continue;
    const { name, protocol, appProtocol } = port;
    ports.push({ name, port: target, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) });
  }
  return ports;
}

/** Equal for equal sets of ports, all four fields counted, whatever their order (R19, docs/resolution.md). */
export function portSetKey(ports: readonly SlicePort[]): string {
  return ports
    .map((port) => JSON.stringify([port.name, port.port, port.protocol, port.appProtocol ?? null]))
    .toSorted()
    .join();
}
