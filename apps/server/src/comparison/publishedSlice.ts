import type { Slice } from '@fairlead/resolver';
import { z } from 'zod';
import { lastWrites, ManagedFieldsSchema, type FieldWrites, type ManagedFields } from './fieldWrites.ts';

/** An EndpointSlice of the controller, and what it tells of its own history. */
export interface PublishedSlice extends Slice {
  readonly name: string;
  readonly resourceVersion: string | undefined;
  /** The uid of the Service it was made for. */
  readonly ownerUid: string | undefined;
  /** Who wrote its endpoints and when. */
  readonly endpointWrites: FieldWrites;
}

export const SERVICE_NAME = 'kubernetes.io/service-name';
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
export const CONTROLLER = 'endpointslice-controller.k8s.io';

const text = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? undefined : (value ?? undefined)));

/** A slice as the API server sends it, as far as a comparison looks into it. */
export const RawSliceSchema = z.object({
  metadata: z.object({
    namespace: z.string(),
    name: z.string(),
    resourceVersion: text,
    labels: z.record(z.string(), z.string()).nullish(),
    ownerReferences: z.array(z.object({ kind: z.string(), uid: z.string() })).nullish(),
    managedFields: ManagedFieldsSchema,
  }),
  addressType: z.string(),
  ports: z
    .array(
      z.object({
        name: text,
        port: z.number().nullish(),
        protocol: z.enum(['TCP', 'UDP', 'SCTP']).nullish(),
        appProtocol: text,
      }),
    )
    .nullish(),
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string()).nullish(),
        conditions: z
          .object({ ready: z.boolean().nullish(), serving: z.boolean().nullish(), terminating: z.boolean().nullish() })
          .nullish(),
        hostname: text,
        nodeName: text,
        zone: text,
        targetRef: z.object({ namespace: text, name: text, uid: text }).nullish(),
      }),
    )
    .nullish(),
});

/** A list that was never filled has no writer; its slice was written by whoever made it. */
function endpointWrites(managedFields: ManagedFields, endpoints: number): FieldWrites {
  const ofList = lastWrites(managedFields, ['f:endpoints']);
  return endpoints === 0 && ofList.managers.length === 0 ? lastWrites(managedFields, ['f:addressType']) : ofList;
}

/**
 * A slice that the EndpointSlice controller manages, in the form the resolver derives; `undefined` for any other (R26 and R31,
 * docs/resolution.md). Absent conditions read as kube-proxy reads them (R33).
 */
export function publishedSlice(raw: unknown): PublishedSlice | undefined {
  const { metadata, addressType, ports, endpoints } = RawSliceSchema.parse(raw);
  const service = metadata.labels?.[SERVICE_NAME];
  if (service === undefined || metadata.labels?.[MANAGED_BY] !== CONTROLLER) return undefined;
  if (addressType !== 'IPv4' && addressType !== 'IPv6') return undefined;
  return {
    service: `${metadata.namespace}/${service}`,
    name: metadata.name,
    resourceVersion: metadata.resourceVersion,
    ownerUid: metadata.ownerReferences?.find(({ kind }) => kind === 'Service')?.uid,
    endpointWrites: endpointWrites(metadata.managedFields, endpoints?.length ?? 0),
    addressType,
    ports: (ports ?? []).map(({ name, port, protocol, appProtocol }) => ({
      name: name ?? '',
      port: port ?? 0,
      protocol: protocol ?? 'TCP',
      ...(appProtocol === undefined ? {} : { appProtocol }),
    })),
    endpoints: (endpoints ?? []).map(({ addresses, conditions, hostname, nodeName, zone, targetRef }) => ({
      addresses: addresses ?? [],
      conditions: {
        ready: conditions?.ready ?? true,
        serving: conditions?.serving ?? true,
        terminating: conditions?.terminating ?? false,
      },
      ...(hostname === undefined ? {} : { hostname }),
      ...(nodeName === undefined ? {} : { nodeName }),
      ...(zone === undefined ? {} : { zone }),
      targetRef: {
        kind: 'Pod',
        namespace: targetRef?.namespace ?? '',
        name: targetRef?.name ?? '',
        ...(targetRef?.uid === undefined ? {} : { uid: targetRef.uid }),
      },
    })),
  };
}
