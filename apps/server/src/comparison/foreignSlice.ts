import type { EpochSeconds } from '@fairlead/model';
import { lastWrites } from './fieldWrites.ts';
import { CONTROLLER, MANAGED_BY, RawSliceSchema, SERVICE_NAME } from './publishedSlice.ts';

/** One address that is published for a service and that nobody derived. */
export interface ForeignAddress {
  readonly addresses: readonly string[];
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly nodeName: string | undefined;
  /** Name of the pod, or of whatever it stands for, if it says. */
  readonly target: string | undefined;
}

/** Where addresses come from that no controller made from pods: a slice of another manager, or an Endpoints object. */
export interface ForeignSource {
  /** `namespace/name`. */
  readonly service: string;
  readonly kind: 'EndpointSlice' | 'Endpoints';
  readonly name: string;
  /** Label `endpointslice.kubernetes.io/managed-by`; `undefined` if it has none. */
  readonly managedBy: string | undefined;
  /** A copy of an Endpoints object (R31, docs/resolution.md). */
  readonly mirrored: boolean;
  readonly addressType: string | undefined;
  /** For people: `http 8080/TCP`. */
  readonly ports: readonly string[];
  readonly addresses: readonly ForeignAddress[];
  readonly writtenAt: EpochSeconds | undefined;
}

const MIRRORING = 'endpointslicemirroring-controller.k8s.io';

/** An EndpointSlice of anyone but the EndpointSlice controller; `undefined` for one of its own (R26 and R31, docs/resolution.md). */
export function foreignSlice(raw: unknown): ForeignSource | undefined {
  const { metadata, addressType, ports, endpoints } = RawSliceSchema.parse(raw);
  const service = metadata.labels?.[SERVICE_NAME];
  const managedBy = metadata.labels?.[MANAGED_BY];
  if (service === undefined || managedBy === CONTROLLER) return undefined;
  return {
    service: `${metadata.namespace}/${service}`,
    kind: 'EndpointSlice',
    name: metadata.name,
    managedBy,
    mirrored: managedBy === MIRRORING,
    addressType,
    ports: (ports ?? []).map(({ name, port, protocol }) => portText(name, port, protocol)),
    addresses: (endpoints ?? []).map((endpoint) => ({
      addresses: endpoint.addresses ?? [],
      // Absent reads as kube-proxy reads it (R33).
      ready: endpoint.conditions?.ready ?? true,
      terminating: endpoint.conditions?.terminating ?? false,
      nodeName: endpoint.nodeName,
      target: endpoint.targetRef?.name,
    })),
    writtenAt: lastWrites(metadata.managedFields, ['f:endpoints']).lastAt,
  };
}

export function portText(
  name: string | undefined,
  port: number | null | undefined,
  protocol: string | null | undefined,
): string {
  return `${name ?? ''} ${port ?? 0}/${protocol ?? 'TCP'}`.trim();
}
