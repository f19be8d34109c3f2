import {
  aCall,
  aGateway,
  anIngress,
  anIngressBackend,
  aRoute,
  aRouteBackend,
  aRouteParent,
  aWorkload,
  NOW,
} from '@fairlead/test-kit';
import { array, boolean, constant, constantFrom, integer, oneof, record, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { callerEnd, externalEnd, serviceEnd, workloadEnd } from '@fairlead/model';
import type { CallEnd, ReasonId } from '@fairlead/model';
import type { ServiceAnswer } from '@fairlead/resolver';
import type { ServiceGraph } from '../src/ServiceGraph.ts';
import { verdictOf } from '../src/verdict/verdictOf.ts';
import { anAnswer, aPodAnswer, aReason, freshness, notLiveFor } from './anAnswer.ts';

const NAMESPACES = ['shop', 'pay'] as const;
const SERVICES = ['a', 'b', 'c', 'd'] as const;
const WORKLOADS = ['one', 'two', 'three'] as const;

const pod = record({
  index: integer({ min: 0, max: 5 }),
  workload: constantFrom(...WORKLOADS),
  traffic: constantFrom('receives', 'receives', 'none', 'fallback', 'local-only'),
  finished: boolean(),
});

/** A pod belongs to one workload, whatever service selects it. */
const podAnswer = ({ index, workload, traffic, finished }: typeof pod extends Arbitrary<infer T> ? T : never) => {
  const name = `${workload}-${index}`;
  return aPodAnswer(name, { traffic, finished, workload: { kind: finished ? 'Job' : 'Deployment', name: workload } });
};

const REASONS: readonly ReasonId[] = ['none-ready', 'port-partial', 'pods-without-traffic', 'selector-matches-nothing'];

const answer: Arbitrary<ServiceAnswer> = record({
  namespace: constantFrom(...NAMESPACES),
  name: constantFrom(...SERVICES),
  pods: uniqueArray(pod, { maxLength: 4, selector: ({ index, workload }) => `${workload}-${index}` }),
  reasons: array(constantFrom(...REASONS), { maxLength: 1 }),
  external: constantFrom(undefined, undefined, undefined, 'b.shop.svc', 'a.pay.svc.cluster.local', 'api.tax.example'),
  app: constantFrom(undefined, undefined, 'store', 'till'),
}).map(({ namespace, name, pods, reasons, external, app }) =>
  anAnswer({
    pods: external === undefined ? pods.map(podAnswer) : [],
    reasons: external === undefined ? reasons.map((id) => aReason(id)) : [aReason('external-name')],
    service: {
      namespace,
      name,
      labels: app === undefined ? {} : { 'app.kubernetes.io/part-of': app },
      ...(external === undefined ? {} : { type: 'ExternalName', externalName: external, selector: undefined }),
    },
  }),
);

/** One put or drop. */
export type Step = (graph: ServiceGraph) => void;

const key = record({ namespace: constantFrom(...NAMESPACES), name: constantFrom(...SERVICES) });

const end: Arbitrary<CallEnd> = oneof(
  record({ namespace: constantFrom(...NAMESPACES), name: constantFrom(...WORKLOADS) }).map(({ namespace, name }) =>
    workloadEnd(namespace, 'Deployment', name),
  ),
  key.map(({ namespace, name }) => serviceEnd(namespace, name)),
  constantFrom<CallEnd>('ingress/shop/edge', 'route/shop/edge', externalEnd('api.tax.example'), callerEnd('kubelet')),
);

const step: Arbitrary<{ readonly slot: string; readonly apply: Step; readonly drop: boolean }> = oneof(
  {
    weight: 6,
    arbitrary: record({ answer, stale: boolean() }).map(({ answer: put, stale }) => ({
      slot: `service/${put.service.namespace}/${put.service.name}`,
      drop: false,
      apply: (graph: ServiceGraph) => {
        const verdict = verdictOf(put, stale ? freshness({ pods: notLiveFor(9) }) : freshness(), NOW);
        graph.putService(put, verdict, NOW);
      },
    })),
  },
  {
    weight: 2,
    arbitrary: key.map(({ namespace, name }) => ({
      slot: `service/${namespace}/${name}`,
      drop: true,
      apply: (graph: ServiceGraph) => graph.dropService(`${namespace}/${name}`),
    })),
  },
  {
    weight: 2,
    arbitrary: record({
      namespace: constantFrom(...NAMESPACES),
      services: array(constantFrom(...SERVICES), { maxLength: 3 }),
      state: constantFrom('live', 'retrying'),
      drop: boolean(),
    }).map(({ namespace, services, state, drop }) => ({
      slot: `ingress/${namespace}`,
      drop,
      apply: (graph: ServiceGraph) => {
        const backends = services.map((serviceName) => anIngressBackend({ serviceName }));
        if (drop) graph.dropIngress(`${namespace}/edge`);
        else graph.putIngress(anIngress({ namespace, name: 'edge', backends }), state);
      },
    })),
  },
  {
    weight: 2,
    arbitrary: record({
      namespace: constantFrom(...NAMESPACES),
      kind: constantFrom('HTTPRoute', 'GRPCRoute'),
      backends: array(record({ namespace: constantFrom(...NAMESPACES), name: constantFrom(...SERVICES) }), {
        maxLength: 2,
      }),
      parent: record({
        kind: constantFrom('Gateway', 'Service'),
        name: constantFrom('edge', ...SERVICES),
        refused: constantFrom(undefined, 'not-accepted', 'unresolved'),
      }),
      state: constantFrom('live', 'retrying'),
      drop: boolean(),
    }).map(({ namespace, kind, backends, parent, state, drop }) => ({
      slot: `route/${namespace}/${kind}`,
      drop,
      apply: (graph: ServiceGraph) => {
        if (drop) graph.dropRoute(kind, `${namespace}/edge`);
        else {
          const rules = [backends.map((backend) => aRouteBackend(backend))];
          const parents = [aRouteParent({ ...parent, namespace })];
          graph.putRoute(aRoute({ namespace, name: 'edge', kind, rules, parents }), state);
        }
      },
    })),
  },
  {
    weight: 1,
    arbitrary: record({ namespace: constantFrom(...NAMESPACES), programmed: boolean(), drop: boolean() }).map(
      ({ namespace, programmed, drop }) => ({
        slot: `gateway/${namespace}`,
        drop,
        apply: (graph: ServiceGraph) => {
          if (drop) graph.dropGateway(`${namespace}/edge`);
          else graph.putGateway(aGateway({ namespace, programmed }), 'live');
        },
      }),
    ),
  },
  {
    weight: 5,
    arbitrary: record({
      source: end,
      target: end,
      telemetry: constantFrom('istio', 'otel', undefined),
      requestsPerSecond: constantFrom(undefined, 0, 1, 2.5),
      errorShare: constantFrom(undefined, 0, 0.25),
      drop: boolean(),
    }).map(({ source, target, telemetry, requestsPerSecond, errorShare, drop }) => {
      const id = `${telemetry} ${source} ${target}`;
      const call =
        telemetry === undefined
          ? { id, source, target, declaredBy: 'environment' as const }
          : aCall({ id, source, target, telemetry, figures: { requestsPerSecond, errorShare } });
      return { slot: id, drop, apply: (graph: ServiceGraph) => (drop ? graph.dropCall(id) : graph.putCall(call)) };
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      namespace: constantFrom(...NAMESPACES),
      name: constantFrom(...WORKLOADS),
      replicas: integer({ min: 0, max: 2 }),
      drop: boolean(),
    }).map(({ namespace, name, replicas, drop }) => ({
      slot: `workload/${namespace}/${name}`,
      drop,
      apply: (graph: ServiceGraph) => {
        const workload = aWorkload({ kind: 'Deployment', namespace, name, replicas });
        if (drop) graph.dropWorkload(workload);
        else graph.putWorkload(workload);
      },
    })),
  },
);

/** A history of a small cluster: batches of steps, a flush after each. */
export const history = array(array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
export type History = typeof history extends Arbitrary<infer T> ? T : never;

/** What is left of a history at its end: the last step of every object, drops left out, in another order. */
export function lastPuts(steps: History): Step[] {
  const left = new Map<string, { readonly apply: Step; readonly drop: boolean }>();
  for (const each of steps.flat()) left.set(each.slot, each);
  return [...left.values()]
    .filter(({ drop }) => !drop)
    .map(({ apply }) => apply)
    .toReversed();
}

/** Queries of every level, with and without chosen namespaces and opened aggregates. */
export const query = record({
  namespaces: constantFrom([], ['shop'], ['shop', 'pay'], ['nowhere']),
  level: constantFrom('service', 'workload', 'app', 'namespace'),
  open: constantFrom([], ['namespace/shop'], ['app/shop/store'], ['workload/shop/Deployment/one']),
  budget: constant(Infinity),
});
