import { z } from 'zod';
import { SubdomainNameSchema } from './query.ts';

/** A label value, as zones are named. */
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Where a client stands: `node/NAME` or `zone/NAME`. */
export const VantageSchema = z
  .string()
  .refine((text) => {
    const slash = text.indexOf('/');
    const name = text.slice(slash + 1);
    if (text.startsWith('node/')) return SubdomainNameSchema.safeParse(name).success;
    return text.startsWith('zone/') && LABEL_VALUE.test(name);
  }, 'must be node/NAME or zone/NAME')
  .describe('node/NAME or zone/NAME');

export const ServiceQuerySchema = z.object({
  from: VantageSchema.optional().describe('node/NAME or zone/NAME: adds what a client there reaches'),
});

const count = z.int().nonnegative();

export const ReachPathSchema = z
  .object({
    way: z
      .enum(['cluster-ip', 'external', 'external-from-inside', 'dns'])
      .describe(
        'external: from outside, arriving at the vantage; external-from-inside: a pod or node that uses a load-balancer or external IP; dns: the name of a headless service',
      ),
    family: z.enum(['IPv4', 'IPv6']),
    port: z
      .object({ name: z.string(), protocol: z.enum(['TCP', 'UDP', 'SCTP']), port: z.int() })
      .nullable()
      .describe('null for the addresses behind a headless name'),
    outcome: z
      .enum(['reached', 'partly', 'refused', 'dropped', 'no-address', 'unknown'])
      .describe('what becomes of a new connection; partly: some nodes of the zone drop it'),
    pods: z.array(
      z.object({ namespace: z.string(), name: z.string(), node: z.string().nullable(), zone: z.string().nullable() }),
    ),
    podsTotal: count.describe('all pods that are reached; `pods` is bounded'),
    usable: count.describe('backends that some client in the cluster reaches on this way'),
    fallback: z.boolean().describe('used only while nothing is ready'),
    narrowedBy: z.enum(['internalTrafficPolicy', 'externalTrafficPolicy', 'node-hints', 'zone-hints']).nullable(),
    preferenceOff: z
      .enum([
        'endpoint-without-zone',
        'vantage-without-zone',
        'no-endpoint-in-zone',
        'zones-unread',
        'node-without-zone-or-cpu',
        'single-zone',
        'too-few-endpoints',
        'zone-overloaded',
      ])
      .nullable()
      .describe('why a topology preference that the service asks for is not in force here'),
    borrowed: z
      .int()
      .nullable()
      .describe(
        'hints spread by annotation: endpoints that other zones lend to this one, negative if it lends; `pods` are its own',
      ),
    droppedOn: z.array(z.string()).describe('nodes of the vantage that drop, the first few'),
    droppedOnTotal: count,
  })
  .meta({ id: 'ReachPath' });

export const ReachSchema = z
  .object({
    from: VantageSchema,
    zone: z.string().nullable(),
    nodes: count.describe('nodes of the vantage'),
    untold: z
      .enum(['no-such-node', 'no-such-zone', 'nodes-unread', 'external-name', 'no-selector', 'other-proxy'])
      .nullable()
      .describe('why nothing can be told'),
    paths: z.array(ReachPathSchema),
  })
  .meta({ id: 'Reach' });

/** Where one may stand: what a person chooses from. */
export const VantagesSchema = z
  .object({
    items: z.array(
      z.object({
        id: VantageSchema,
        zone: z.string().nullable().describe('of a node, if it is known'),
        nodes: count.describe('1 for a node'),
      }),
    ),
    total: count.describe('all that match; `items` is bounded, zones come first'),
  })
  .meta({ id: 'Vantages' });

export const VantagesQuerySchema = z.object({
  q: z.string().max(253).default('').describe('a part of the name of a node or zone'),
});

export type Vantage = z.infer<typeof VantageSchema>;
export type Vantages = z.infer<typeof VantagesSchema>;
export type ServiceQuery = z.infer<typeof ServiceQuerySchema>;
export type ReachPath = z.infer<typeof ReachPathSchema>;
export type Reach = z.infer<typeof ReachSchema>;

/** Splits a vantage that the schema has accepted. */
export function parseVantage(vantage: Vantage): { readonly kind: 'node' | 'zone'; readonly name: string } {
  const slash = vantage.indexOf('/');
  return { kind: vantage.startsWith('zone/') ? 'zone' : 'node', name: vantage.slice(slash + 1) };
}
