import { z } from 'zod';
import { lastWrites, ManagedFieldsSchema } from './fieldWrites.ts';
import { portText } from './foreignSlice.ts';
import type { ForeignAddress, ForeignSource } from './foreignSlice.ts';

const AddressSchema = z.object({
  ip: z.string(),
  nodeName: z.string().nullish(),
  targetRef: z.object({ name: z.string().nullish() }).nullish(),
});

const RawEndpointsSchema = z.object({
  metadata: z.object({
    namespace: z.string(),
    name: z.string(),
    labels: z.record(z.string(), z.string()).nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
    managedFields: ManagedFieldsSchema,
  }),
  subsets: z
    .array(
      z.object({
        addresses: z.array(AddressSchema).nullish(),
        notReadyAddresses: z.array(AddressSchema).nullish(),
        ports: z
          .array(z.object({ name: z.string().nullish(), port: z.number(), protocol: z.string().nullish() }))
          .nullish(),
      }),
    )
    .nullish(),
});

/** A legacy Endpoints object of a service without selector (R30 and R31, docs/resolution.md). */
export interface LegacyEndpoints extends ForeignSource {
  /** Annotated `endpoints.kubernetes.io/over-capacity: truncated`. */
  readonly truncated: boolean;
  /** The longest of its subsets: no more than 1000 of each are mirrored. */
  readonly longestSubset: number;
  /** Why the mirroring controller passes it over; `undefined` if nothing says so. */
  readonly notMirrored: 'skip-mirror' | 'leader-election' | undefined;
}

const SKIP_MIRROR = 'endpointslice.kubernetes.io/skip-mirror';
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';

export function legacyEndpoints(raw: unknown): LegacyEndpoints {
  const { metadata, subsets } = RawEndpointsSchema.parse(raw);
  const all = subsets ?? [];
  return {
    service: `${metadata.namespace}/${metadata.name}`,
    kind: 'Endpoints',
    name: metadata.name,
    managedBy: undefined,
    mirrored: false,
    addressType: undefined,
    ports: [
      ...new Set(
        all.flatMap(({ ports }) =>
          (ports ?? []).map(({ name, port, protocol }) => portText(name ?? '', port, protocol)),
        ),
      ),
    ],
    addresses: all.flatMap(({ addresses, notReadyAddresses }) => [
      ...(addresses ?? []).map((address) => addressOf(address, true)),
      ...(notReadyAddresses ?? []).map((address) => addressOf(address, false)),
    ]),
    writtenAt: lastWrites(metadata.managedFields, ['f:subsets']).lastAt,
    truncated: metadata.annotations?.[OVER_CAPACITY] === 'truncated',
    longestSubset: Math.max(
      0,
      ...all.map(({ addresses, notReadyAddresses }) => (addresses?.length ?? 0) + (notReadyAddresses?.length ?? 0)),
    ),
    notMirrored:
      metadata.labels?.[SKIP_MIRROR] === 'true'
        ? 'skip-mirror'
        : metadata.annotations?.[LEADER] === undefined
          ? undefined
          : 'leader-election',
  };
}

function addressOf({ ip, nodeName, targetRef }: z.infer<typeof AddressSchema>, ready: boolean): ForeignAddress {
  return {
    addresses: [ip],
    ready,
    terminating: false,
    nodeName: nodeName ?? undefined,
    target: targetRef?.name ?? undefined,
  };
}
