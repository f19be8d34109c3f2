import { z } from 'zod';

/** A derived EndpointSlice in the schema of `discovery.k8s.io/v1`. */
export const EndpointSliceSchema = z
  .object({
    apiVersion: z.literal('discovery.k8s.io/v1'),
    kind: z.literal('EndpointSlice'),
    metadata: z.object({
      name: z.string(),
      namespace: z.string(),
      labels: z.object({ 'kubernetes.io/service-name': z.string() }),
    }),
    addressType: z.enum(['IPv4', 'IPv6']),
    ports: z.array(
      z.object({
        name: z.string(),
        port: z.int(),
        protocol: z.enum(['TCP', 'UDP', 'SCTP']),
        appProtocol: z.string().exactOptional(),
      }),
    ),
    endpoints: z.array(
      z.object({
        addresses: z.array(z.string()),
        conditions: z.object({ ready: z.boolean(), serving: z.boolean(), terminating: z.boolean() }),
        hostname: z.string().exactOptional(),
        nodeName: z.string().exactOptional(),
        zone: z.string().exactOptional(),
        targetRef: z.object({
          kind: z.literal('Pod'),
          namespace: z.string(),
          name: z.string(),
          uid: z.string().exactOptional(),
        }),
      }),
    ),
  })
  .meta({ id: 'EndpointSlice' });

export const EndpointSliceListSchema = z
  .object({
    apiVersion: z.literal('discovery.k8s.io/v1'),
    kind: z.literal('EndpointSliceList'),
    metadata: z.object({}),
    items: z.array(EndpointSliceSchema),
  })
  .meta({ id: 'EndpointSliceList' });

export type EndpointSlice = z.infer<typeof EndpointSliceSchema>;
export type EndpointSliceList = z.infer<typeof EndpointSliceListSchema>;
