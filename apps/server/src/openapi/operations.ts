import {
  CacheSchema,
  ComparisonSchema,
  EndpointSliceListSchema,
  EventsSchema,
  FindQuerySchema,
  FindSchema,
  FindValuesQuerySchema,
  FindValuesSchema,
  GraphDeltaSchema,
  GraphQuerySchema,
  GraphSnapshotSchema,
  HealthSchema,
  LabelKeysSchema,
  LabelledQuerySchema,
  LabelledSchema,
  LogQuerySchema,
  NamespaceQuerySchema,
  NamespacesSchema,
  PodLogSchema,
  ObjectYamlSchema,
  ServiceQuerySchema,
  ServiceSchema,
  ServicesDeltaSchema,
  ServicesSchema,
  StatusSchema,
  StreamQuerySchema,
  VantagesQuerySchema,
  VantagesSchema,
  TrafficQuerySchema,
  TrafficSchema,
} from '@fairlead/protocol';
import { z } from 'zod';
import { CacheQuerySchema, PodPathSchema, ServicePathSchema, ServicesStreamQuerySchema } from '../http/parameters.ts';
import { HeartbeatSchema, ResetSchema } from '../stream/messages.ts';

/** One route of the HTTP API as the OpenAPI document shows it. */
export interface Operation {
  /** With `{parameters}` in braces. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  /** `events`: server-sent events by name. */
  readonly answer:
    | { readonly kind: 'json'; readonly schema: z.ZodType }
    | { readonly kind: 'text'; readonly type: string }
    | { readonly kind: 'events'; readonly events: Readonly<Record<string, z.ZodType>> };
  /** Statuses of problems it may answer with, beside 400, 405 and 421, which any may. */
  readonly problems?: readonly number[];
}

const json = (schema: z.ZodType): Operation['answer'] => ({ kind: 'json', schema });

/** What is read from the cluster for one request may be refused there, be gone, or fail. */
const LIVE_PROBLEMS = [403, 404, 502];

export const OPERATIONS: readonly Operation[] = [
  { path: '/healthz', id: 'health', summary: 'The process is up', answer: json(HealthSchema) },
  {
    path: '/readyz',
    id: 'ready',
    summary: 'The first lists are stored; until then a problem with `missing`, the resources that are not',
    answer: json(HealthSchema),
    problems: [503],
  },
  {
    path: '/metrics',
    id: 'metrics',
    summary: 'Metrics of Fairlead itself in the Prometheus text format',
    answer: { kind: 'text', type: 'text/plain; version=0.0.4; charset=utf-8' },
  },
  { path: '/api/v1/openapi.json', id: 'openapi', summary: 'This document', answer: json(z.looseObject({})) },
  {
    path: '/api/v1/status',
    id: 'status',
    summary: 'The cluster, and the state of every resource',
    answer: json(StatusSchema),
  },
  {
    path: '/api/v1/namespaces',
    id: 'namespaces',
    summary: 'Namespaces with the verdicts of their services',
    answer: json(NamespacesSchema),
  },
  {
    path: '/api/v1/graph',
    id: 'graph',
    summary: 'The graph at the current revision',
    query: GraphQuerySchema,
    answer: json(GraphSnapshotSchema),
  },
  {
    path: '/api/v1/stream',
    id: 'stream',
    summary:
      'Changes of the graph. Open it with `since=INSTANCE-REVISION` of the snapshot it continues; without, it starts at the current revision, which the id of its first event tells',
    query: StreamQuerySchema,
    answer: {
      kind: 'events',
      events: {
        delta: GraphDeltaSchema,
        reset: ResetSchema,
        status: StatusSchema,
        cache: CacheSchema,
        detail: ServiceSchema,
        heartbeat: HeartbeatSchema,
      },
    },
    problems: [503],
  },
  {
    path: '/api/v1/find',
    id: 'find',
    summary:
      'What a find expression finds, with the aggregates that hide it; a malformed one is a problem with the member `expression`, which tells where',
    query: FindQuerySchema,
    answer: json(FindSchema),
  },
  {
    path: '/api/v1/find/values',
    id: 'findValues',
    summary: 'Values of one field in the cluster that hold what was typed',
    query: FindValuesQuerySchema,
    answer: json(FindValuesSchema),
  },
  {
    path: '/api/v1/find/labels',
    id: 'findLabels',
    summary: 'Keys of labels that tell nodes apart',
    query: NamespaceQuerySchema,
    answer: json(LabelKeysSchema),
  },
  {
    path: '/api/v1/find/labelled',
    id: 'findLabelled',
    summary: 'Nodes by the value of one label',
    query: LabelledQuerySchema,
    answer: json(LabelledSchema),
  },
  {
    path: '/api/v1/services',
    id: 'services',
    summary: 'Services as rows of a table',
    query: NamespaceQuerySchema,
    answer: json(ServicesSchema),
  },
  {
    path: '/api/v1/services/stream',
    id: 'servicesStream',
    summary: 'Rows put and dropped, numbered like the deltas of the graph',
    query: ServicesStreamQuerySchema,
    answer: { kind: 'events', events: { delta: ServicesDeltaSchema, reset: ResetSchema, heartbeat: HeartbeatSchema } },
    problems: [503],
  },
  {
    path: '/api/v1/namespaces/{namespace}/services/{name}',
    id: 'service',
    summary: 'One service with its pods; with `from`, what a client there reaches',
    params: ServicePathSchema,
    query: ServiceQuerySchema,
    answer: json(ServiceSchema),
    problems: [404],
  },
  {
    path: '/api/v1/namespaces/{namespace}/services/{name}/comparison',
    id: 'comparison',
    summary: 'What the cluster publishes for one service, read once, against what is derived, with the causes',
    params: ServicePathSchema,
    answer: json(ComparisonSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/namespaces/{namespace}/services/{name}/events',
    id: 'serviceEvents',
    summary: 'Events about one service, read live',
    params: ServicePathSchema,
    answer: json(EventsSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/namespaces/{namespace}/services/{name}/yaml',
    id: 'serviceYaml',
    summary: 'One service as YAML, read live',
    params: ServicePathSchema,
    answer: json(ObjectYamlSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/namespaces/{namespace}/pods/{name}/events',
    id: 'podEvents',
    summary: 'Events about one pod, read live',
    params: PodPathSchema,
    answer: json(EventsSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/namespaces/{namespace}/pods/{name}/yaml',
    id: 'podYaml',
    summary: 'One pod as YAML, read live, environment values masked',
    params: PodPathSchema,
    answer: json(ObjectYamlSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/namespaces/{namespace}/pods/{name}/log',
    id: 'podLog',
    summary: 'The newest lines that a container has written, read live',
    params: PodPathSchema,
    query: LogQuerySchema,
    answer: json(PodLogSchema),
    problems: LIVE_PROBLEMS,
  },
  {
    path: '/api/v1/vantages',
    id: 'vantages',
    summary: 'Nodes and zones to look from, for `from` of a service',
    query: VantagesQuerySchema,
    answer: json(VantagesSchema),
  },
  {
    path: '/api/v1/endpointslices',
    id: 'endpointSlices',
    summary: 'The derived answer as a discovery.k8s.io/v1 EndpointSliceList',
    query: NamespaceQuerySchema,
    answer: json(EndpointSliceListSchema),
  },
  {
    path: '/api/v1/traffic',
    id: 'traffic',
    summary: 'The calls of one edge or node: figures over time, answers by status, peers, shares of pods',
    query: TrafficQuerySchema,
    answer: json(TrafficSchema),
  },
  {
    path: '/api/v1/cache',
    id: 'cache',
    summary: 'What the cache holds and costs',
    query: CacheQuerySchema,
    answer: json(CacheSchema),
  },
];
