import type { ServiceRecord } from '@fairlead/model';
import type { BackendCounts } from '@fairlead/resolver';
import type { BackingPods } from './backingPods.ts';
import type { PlacedNode } from '../content.ts';
import { appId, namespaceId, serviceId } from '../ids.ts';
import { protocolReason, protocolSince } from '../verdict/protocolReason.ts';
import type { Describe } from '../verdict/protocolReason.ts';
import { sameValue } from '../collections/sameValue.ts';
import { rounded } from '../edges/trafficFigures.ts';
import type { Attention, EdgeTraffic, FoldedWorkload, GraphNode } from '../types.ts';
import type { ServiceVerdict } from '../verdict/verdictOf.ts';

/** The two lines of a card as the HTTP API tells them, the same objects wherever they are told. */
export type ToldReasons = Pick<GraphNode, 'headline' | 'note'>;

/** What the graph keeps of a service. */
export interface ServiceEntry {
  readonly id: string;
  readonly service: ServiceRecord;
  readonly verdict: ServiceVerdict;
  readonly told: ToldReasons;
  readonly backends: BackendCounts;
  /** Its selected pods by workload. */
  readonly parts: readonly BackingPods[];
}

/** The lines of a card; those of before as far as nothing in them differs, since finding the words for a reason takes a while. */
export function toldReasons(
  verdict: ServiceVerdict,
  before: ServiceEntry | undefined,
  describe: Describe,
): ToldReasons {
  const line = (name: keyof ToldReasons): ToldReasons[typeof name] => {
    const reason = verdict[name];
    if (reason === undefined) return null;
    const isSame = before !== undefined && sameValue(before.verdict[name], reason);
    return isSame ? before.told[name] : protocolReason(reason, describe);
  };
  return { headline: line('headline'), note: line('note') };
}

/** How a card spells the type: a ClusterIP service without a cluster IP is headless. */
export function serviceTypeOf(service: ServiceRecord): NonNullable<GraphNode['serviceType']> {
  return service.type === 'ClusterIP' && service.clusterIP === 'None' ? 'Headless' : service.type;
}

/** Label `app.kubernetes.io/part-of`, else `app.kubernetes.io/instance`, else the service itself. */
export function appOf({ labels, namespace, name }: ServiceRecord): string {
  return appId(namespace, labels['app.kubernetes.io/part-of'] || labels['app.kubernetes.io/instance'] || name);
}

/** The card of a service. `folded` is the one workload that belongs to it alone. */
export function serviceNode(entry: ServiceEntry, folded: BackingPods | undefined): PlacedNode {
  const { service, verdict } = entry;
  const { namespace, name } = service;
  const selects = service.selector !== undefined && service.type !== 'ExternalName';
  const node: GraphNode = {
    id: entry.id,
    kind: 'service',
    namespace,
    name,
    area: namespaceId(namespace),
    verdict: verdict.verdict,
    headline: entry.told.headline,
    reasons: [...new Set(verdict.reasons.map(({ id }) => id))],
    note: entry.told.note,
    state: verdict.state,
    since: protocolSince(verdict.since),
    serviceType: serviceTypeOf(service),
    workloads: folded === undefined ? [] : [foldedWorkload(entry, folded)],
  };
  // Of a service without selector the pods tell nothing: no figure rather than "0 of 0".
  if (selects) node.backends = entry.backends;
  if (service.type === 'ExternalName' && service.externalName !== undefined) node.externalName = service.externalName;
  const single = entry.parts.length === 1 ? entry.parts[0]?.workload : undefined;
  return { id: entry.id, node, app: appOf(service), workload: single };
}

function foldedWorkload({ backends }: ServiceEntry, { workload, kind, name }: BackingPods): FoldedWorkload {
  return { id: workload, kind, name, backends };
}

/** The line of a service among what needs attention; `undefined` unless it is broken or degraded. `inbound` is asked only then. */
export function attentionOf(
  { id, verdict, told }: ServiceEntry,
  inbound: () => EdgeTraffic | undefined,
): Attention | undefined {
  if (verdict.verdict !== 'broken' && verdict.verdict !== 'degraded') return undefined;
  const { headline } = verdict;
  const cause = headline?.cause ?? headline?.shared?.cause;
  return {
    id,
    verdict: verdict.verdict,
    headline: told.headline,
    since: protocolSince(verdict.since),
    cause: cause === undefined ? null : { reason: cause.reason, subject: cause.subject },
    failingPerSecond: failingRate(inbound()),
  };
}

function failingRate(inbound: EdgeTraffic | undefined): number | null {
  const { requestsPerSecond = null, errorShare = null } = inbound ?? {};
  return requestsPerSecond === null || errorShare === null ? null : rounded(requestsPerSecond * errorShare);
}

/** The service that an external name names, if it is a cluster service DNS name: `NAME.NS.svc[.CLUSTER-DOMAIN]`. */
export function namedService({ type, externalName }: ServiceRecord, clusterDomain: string): string | undefined {
  if (type !== 'ExternalName' || externalName === undefined) return undefined;
  const host = externalName.toLowerCase().replace(/\.$/, '');
  const [name, namespace, svc, ...domain] = host.split('.');
  if (!name || !namespace || svc !== 'svc') return undefined;
  return domain.length === 0 || domain.join('.') === clusterDomain ? serviceId(namespace, name) : undefined;
}
