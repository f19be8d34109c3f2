import type {
  GatewayRecord,
  ReferenceGrantRecord,
  RouteBackendRecord,
  RouteKind,
  RouteParentRecord,
  RouteRecord,
} from '@fairlead/model';
import { nonZeroOf, numberOf, objectOf, objectsOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { conditionsOf, namespaceOf, objectRecord } from './metadata.ts';

const GROUP = 'gateway.networking.k8s.io';

/**
 * A route of one kind: they differ only in what a rule matches, and those of TCP and UDP have no host names. Source:
 * gateway.networking.k8s.io/v1, and v1alpha2 of what is not in v1.
 */
export const routeRecordOf =
  (kind: RouteKind) =>
  (route: JsonObject): RouteRecord =>
    routeRecord(kind, route);

function routeRecord(kind: RouteKind, route: JsonObject): RouteRecord {
  const spec = objectOf(route['spec']);
  const namespace = namespaceOf(route);
  const statuses = objectsOf(objectOf(route['status'])['parents']);
  return {
    ...objectRecord(route),
    namespace,
    kind,
    hostnames: textsOf(spec['hostnames']),
    parents: objectsOf(spec['parentRefs']).flatMap((ref) => parentRecord(ref, namespace, statuses) ?? []),
    rules: objectsOf(spec['rules']).map((rule) =>
      objectsOf(rule['backendRefs']).flatMap((ref, place) => backendRecord(ref, place, namespace) ?? []),
    ),
  };
}

/** A reference without group or kind is one to a Service; without namespace, to one beside the route. */
function backendRecord(ref: JsonObject, place: number, beside: string): RouteBackendRecord | undefined {
  const name = textOf(ref['name']);
  if (name === undefined || textOf(ref['group']) !== undefined || (textOf(ref['kind']) ?? 'Service') !== 'Service')
    return undefined;
  return {
    namespace: textOf(ref['namespace']) ?? beside,
    name,
    port: nonZeroOf(ref['port']),
    weight: numberOf(ref['weight']) ?? 1,
    place,
  };
}

/** A reference without group and kind is one to a Gateway. */
function parentRecord(ref: JsonObject, beside: string, statuses: readonly JsonObject[]): RouteParentRecord | undefined {
  const target = targetOf(ref, beside);
  if (target === undefined) return undefined;
  const own = statuses.filter((status) => {
    const of = objectOf(status['parentRef']);
    const section = textOf(ref['sectionName']);
    return sameTarget(targetOf(of, beside), target) && textOf(of['sectionName']) === section;
  });
  const denied = (type: string): boolean =>
    own.some((status) =>
      conditionsOf(status).some((condition) => condition.type === type && condition.status === 'False'),
    );
  const refused = denied('Accepted') ? 'not-accepted' : denied('ResolvedRefs') ? 'unresolved' : undefined;
  return { ...target, refused };
}

type Target = Pick<RouteParentRecord, 'kind' | 'namespace' | 'name'>;

function targetOf(ref: JsonObject, beside: string): Target | undefined {
  const name = textOf(ref['name']);
  const kind = textOf(ref['kind']) ?? 'Gateway';
  // The core group is written as an empty text, so that only a missing one stands for the Gateway API.
  const group = ref['group'] === undefined ? GROUP : (textOf(ref['group']) ?? '');
  if (name === undefined) return undefined;
  const namespace = textOf(ref['namespace']) ?? beside;
  if (kind === 'Gateway' && group === GROUP) return { kind, namespace, name };
  return kind === 'Service' && group === '' ? { kind, namespace, name } : undefined;
}

function sameTarget(left: Target | undefined, right: Target): boolean {
  return left?.kind === right.kind && left.namespace === right.namespace && left.name === right.name;
}

/** A Gateway: what its listeners are for, and whether it is in place. Source: gateway.networking.k8s.io/v1. */
export function gatewayRecord(gateway: JsonObject): GatewayRecord {
  const spec = objectOf(gateway['spec']);
  const conditions = conditionsOf(objectOf(gateway['status']));
  return {
    ...objectRecord(gateway),
    namespace: namespaceOf(gateway),
    className: textOf(spec['gatewayClassName']),
    hostnames: [...new Set(textsOf(objectsOf(spec['listeners']).map((listener) => listener['hostname'])))],
    programmed: conditions.some(({ type, status }) => type === 'Programmed' && status === 'True'),
  };
}

const ROUTE_KINDS: readonly RouteKind[] = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** A ReferenceGrant, of which only what it grants routes towards Services is kept. Source: gateway.networking.k8s.io/v1beta1. */
export function referenceGrantRecord(grant: JsonObject): ReferenceGrantRecord {
  const spec = objectOf(grant['spec']);
  return {
    ...objectRecord(grant),
    namespace: namespaceOf(grant),
    from: objectsOf(spec['from']).flatMap((from) => {
      const kind = ROUTE_KINDS.find((each) => each === from['kind']);
      const namespace = textOf(from['namespace']);
      return kind === undefined || namespace === undefined || textOf(from['group']) !== GROUP
        ? []
        : [{ kind, namespace }];
    }),
    // The core group is an empty text.
    to: objectsOf(spec['to'])
      .filter((to) => textOf(to['group']) === undefined && to['kind'] === 'Service')
      .map((to) => textOf(to['name'])),
  };
}
