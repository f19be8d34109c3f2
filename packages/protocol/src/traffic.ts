import { z } from 'zod';
import { EdgeTrafficSchema } from './graph.ts';
import { TimeSchema } from './reason.ts';
import { PodTrafficSchema } from './service.ts';

const LONGEST_WINDOW_SECONDS = 6 * 3600;
const SHORTEST_WINDOW_SECONDS = 60;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of a text such as `300`, `5m` or `1h`. */
export function windowSeconds(text: string): number {
  return Number.parseInt(text, 10) * (UNITS[text.at(-1) ?? ''] ?? 1);
}

/** Seconds, or a number with `s`, `m` or `h`; a minute to six hours. */
export const WindowSchema = z
  .string()
  .regex(/^\d{1,6}[smh]?$/, 'must be seconds, or written like 5m or 1h')
  .refine(
    (text) => windowSeconds(text) >= SHORTEST_WINDOW_SECONDS && windowSeconds(text) <= LONGEST_WINDOW_SECONDS,
    'must be from 1m to 6h',
  );

const KINDS = '(?:service|workload|ingress|route|gateway|external|caller)';
const NODE_ID = `${KINDS}/[^\\s]{1,600}`;

export const TrafficQuerySchema = z.object({
  edge: z
    .string()
    .regex(
      new RegExp(`^(?:(?:calls|routes|names) ${NODE_ID} ${NODE_ID}|${NODE_ID})$`),
      'must be the id of an edge or a node',
    )
    .describe('an edge (`calls SOURCE TARGET`), or a node such as `service/NS/NAME`'),
  window: WindowSchema.default('1h').describe('how far back'),
});

export const TRAFFIC_SIGNALS = [
  'requestsPerSecond',
  'errorShare',
  'averageMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'bytesPerSecond',
  'connectionsPerSecond',
] as const;

/** `points`: seconds of the Unix epoch, and the figure; `null` where nothing is known. */
export const TrafficSeriesSchema = z
  .object({
    signal: z.enum(TRAFFIC_SIGNALS),
    points: z.array(z.tuple([z.number(), z.number().nullable()])),
  })
  .meta({ id: 'TrafficSeries' });

/** One other end of the calls of a node. */
export const PeerSchema = z
  .object({
    edge: z.string().describe('id of the edge'),
    peer: z.string().describe('id of the node at the other end'),
    traffic: EdgeTrafficSchema,
  })
  .meta({ id: 'Peer' });

export const CONTRADICTIONS = [
  'calls-without-backend',
  'traffic-to-unready',
  'traffic-to-terminating',
  'ready-without-traffic',
  'takes-most',
] as const;

/** Where what is called and what is ready do not fit together. */
export const ContradictionSchema = z.enum(CONTRADICTIONS).meta({ id: 'Contradiction' });

export const PodCallsSchema = z
  .object({
    namespace: z.string(),
    name: z.string(),
    uid: z.string(),
    requestsPerSecond: z.number().nullable().describe('null if nothing tells of this pod'),
    share: z.number().nullable().describe('of the requests that reach the pods of the service, 0 to 1'),
    traffic: PodTrafficSchema.describe('what it should get'),
    contradictions: z.array(ContradictionSchema),
  })
  .meta({ id: 'PodCalls' });

export const TrafficSchema = z
  .object({
    edge: z.string().describe('as asked for'),
    windowSeconds: z.number(),
    stepSeconds: z.number().nullable().describe('between two points; null without series'),
    traffic: EdgeTrafficSchema.nullable().describe('as of the last refresh; of a node what comes in'),
    alternatives: z.array(EdgeTrafficSchema).describe('what other telemetry tells of the same calls'),
    series: z.array(TrafficSeriesSchema),
    seriesBasis: z.enum(['prometheus', 'memory', 'none']).describe('`memory`: since this server reads, bounded'),
    seriesError: z.string().nullable().describe('why there are none'),
    statuses: z.array(
      z.object({
        code: z.string().describe('HTTP status, `grpc N`, or what the telemetry says instead; `0`: no response'),
        requestsPerSecond: z.number(),
        error: z.boolean(),
      }),
    ),
    inbound: z.array(PeerSchema).describe('of a node: who calls it, most calls first'),
    outbound: z.array(PeerSchema).describe('of a node: whom it calls'),
    peersTotal: z.object({ inbound: z.int(), outbound: z.int() }).describe('the lists are bounded'),
    pods: z.array(PodCallsSchema).describe('of a service, bounded'),
    podsBasis: z.enum(['measured', 'none']).describe('`none`: no telemetry tells of single pods'),
    contradictions: z.array(ContradictionSchema).describe('of a service as a whole'),
    at: TimeSchema,
  })
  .meta({ id: 'Traffic' });

export type TrafficQuery = z.infer<typeof TrafficQuerySchema>;
export type TrafficSignal = (typeof TRAFFIC_SIGNALS)[number];
export type TrafficSeries = z.infer<typeof TrafficSeriesSchema>;
export type Peer = z.infer<typeof PeerSchema>;
export type Contradiction = z.infer<typeof ContradictionSchema>;
export type PodCalls = z.infer<typeof PodCallsSchema>;
export type Traffic = z.infer<typeof TrafficSchema>;
