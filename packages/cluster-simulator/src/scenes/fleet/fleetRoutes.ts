import type { Cluster } from '../../world/cluster.ts';
import type { FleetPlan } from './plan.ts';
import { PER_NAMESPACE } from './plan.ts';

const GROUP = 'gateway.networking.k8s.io';
/** Of the services of a namespace the one that users meet. */
const ENTRY = 0;
const NAMESPACES = 4;

interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason: string;
}

/**
 * A Gateway in front of the first namespaces, as a controller would have taken it up: one route that sends a tenth of its requests to
 * another service, one into the next namespace by its leave, and one into a namespace that gives none. A fleet of fewer namespaces has no
 * Gateway.
 */
export function addRoutes(cluster: Cluster, plan: FleetPlan): void {
  if (plan.size.services < NAMESPACES * PER_NAMESPACE) return;
  const entryOf = (namespace: number): number => namespace * PER_NAMESPACE + ENTRY;
  const [first = '', second = '', third = '', fourth = ''] = plan.namespaces;
  addGateway(cluster, first);
  addRoute(cluster, first, 'pages', [
    { name: plan.nameOf(entryOf(0)), port: 80, weight: 90 },
    { name: plan.nameOf(entryOf(0) + 1), port: 80, weight: 10 },
  ]);
  addRoute(cluster, second, 'api', [{ name: plan.nameOf(entryOf(2)), namespace: third, port: 80 }], first);
  cluster.apply('referencegrants', {
    metadata: { name: `from-${second}`, namespace: third },
    spec: {
      from: [{ group: GROUP, kind: 'HTTPRoute', namespace: second }],
      to: [{ group: '', kind: 'Service', name: plan.nameOf(entryOf(2)) }],
    },
  });
  const refused: Condition = { type: 'ResolvedRefs', status: 'False', reason: 'RefNotPermitted' };
  const stranger = { name: plan.nameOf(entryOf(3)), namespace: fourth, port: 80 };
  addRoute(cluster, second, 'reports', [stranger], first, refused);
}

const EDGE = 'edge';
const CONTROLLER = 'gateway.example/controller';

function addGateway(cluster: Cluster, namespace: string): void {
  const made = cluster.apply('gateways', {
    metadata: { name: EDGE, namespace },
    spec: {
      gatewayClassName: 'example',
      listeners: [
        {
          name: 'http',
          port: 80,
          protocol: 'HTTP',
          hostname: '*.fleet.example',
          allowedRoutes: { namespaces: { from: 'All' } },
        },
      ],
    },
  });
  cluster.world.update('gateways', `${namespace}/${made.metadata.name}`, (gateway) => ({
    ...gateway,
    status: {
      conditions: ['Accepted', 'Programmed'].map((type) =>
        conditionOf({ type, status: 'True', reason: type }, gateway.metadata.creationTimestamp),
      ),
    },
  }));
}

interface Backend {
  readonly name: string;
  readonly namespace?: string;
  readonly port: number;
  readonly weight?: number;
}

function addRoute(
  cluster: Cluster,
  namespace: string,
  name: string,
  backendRefs: readonly Backend[],
  gatewayIn = namespace,
  resolved: Condition = { type: 'ResolvedRefs', status: 'True', reason: 'ResolvedRefs' },
): void {
  const parentRef = { name: EDGE, ...(gatewayIn !== namespace && { namespace: gatewayIn }) };
  cluster.apply('httproutes', {
    metadata: { name, namespace },
    spec: { parentRefs: [parentRef], hostnames: [`${name}.fleet.example`], rules: [{ backendRefs }] },
  });
  cluster.world.update('httproutes', `${namespace}/${name}`, (route) => ({
    ...route,
    status: {
      parents: [
        {
          parentRef,
          controllerName: CONTROLLER,
          conditions: [{ type: 'Accepted', status: 'True', reason: 'Accepted' } as const, resolved].map((condition) =>
            conditionOf(condition, route.metadata.creationTimestamp),
          ),
        },
      ],
    },
  }));
}

function conditionOf(condition: Condition, at: string | undefined): object {
  return { ...condition, message: '', observedGeneration: 1, lastTransitionTime: at };
}
