import { callerEnd, externalEnd, serviceEnd, workloadEnd } from '@fairlead/model';
import type { CallEnd, Confidence, EpochSeconds, RouteKind } from '@fairlead/model';
import type { EndHint } from '../telemetry/telemetry.ts';
import type { Directory, RouteBackend, WorkloadName } from './directory.ts';
import { clusterName, isAddress, splitHost } from './hostName.ts';
import { known } from './known.ts';

export interface ResolvedEnd {
  readonly end: CallEnd;
  readonly confidence: Confidence;
}

export interface ResolveOptions {
  readonly directory: Directory;
  /** The rates count from here: an address must have been held since. */
  readonly since: EpochSeconds;
  /** Where a bare name is looked up first: beside the caller. */
  readonly beside?: string | undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  replicaset: 'ReplicaSet',
  job: 'Job',
  k8s_job: 'Job',
  cronjob: 'CronJob',
  pod: 'Pod',
};

const ROUTE_KINDS = [
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
] as const satisfies readonly RouteKind[];

const atWorkload = ({ namespace, kind, name }: WorkloadName, confidence: Confidence): ResolvedEnd => ({
  end: workloadEnd(namespace, kind, name),
  confidence,
});

/**
 * The node that a hint means. In this order: a service by its name, which is what the caller called; a workload named as such;
 * a pod by its owner; an address; a bare name, if only one object has it; a host name; else a stranger, who is shown as one.
 */
export function resolveEnd(hint: EndHint, options: ResolveOptions): ResolvedEnd {
  return (
    byIngress(hint, options) ??
    byOwnRoute(hint, options) ??
    byRoute(hint, options) ??
    byCompound(hint, options) ??
    byService(hint, options) ??
    byWorkload(hint, options) ??
    byPod(hint, options) ??
    byHost(hint, options) ??
    byName(hint, options) ?? { end: callerEnd(known(hint.caller) ?? 'unknown'), confidence: 'unknown' }
  );
}

/** An end with the part of the calls that go to it, from 0 to 1. */
export interface SharedEnd extends ResolvedEnd {
  readonly share: number;
}

/**
 * The nodes that calls go to which are counted together: of a rule of a route with several backends all of them, each with the share
 * that its weight asks for. That is an estimate, and says so; of everything else there is one.
 */
export function resolveEnds(hint: EndHint, options: ResolveOptions): readonly SharedEnd[] {
  const { backends } = ruleOf(hint.routeRule ?? '', options.directory);
  const byEnd = Map.groupBy(backends, ({ namespace, name }) => serviceEnd(namespace, name));
  if (byEnd.size < 2) return [{ ...resolveEnd(hint, options), share: 1 }];
  const weightOf = (some: readonly RouteBackend[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const all = weightOf(backends);
  return Array.from(byEnd, ([end, some]) => ({ end, confidence: 'weight', share: weightOf(some) / all }));
}

function byIngress({ ingress, namespace }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  if (ingress === undefined || namespace === undefined || !directory.ingress(namespace, ingress)) return undefined;
  return { end: `ingress/${namespace}/${ingress}`, confidence: 'workload' };
}

/** A route is where calls come from as an Ingress is: who they go through is the proxy's own business. */
function byOwnRoute({ route }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  const [kind, namespace = '', name = ''] = route?.split('/') ?? [];
  if (kind === undefined || !isRouteKind(kind) || !directory.route(kind, namespace, name)) return undefined;
  return { end: `route/${namespace}/${name}`, confidence: 'workload' };
}

/** The one service that a rule of a route leads to, or its backend that is named; a service of the route's name where the route cannot be read. */
function byRoute({ routeRule }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  if (routeRule === undefined) return undefined;
  const { backends, namespace, name } = ruleOf(routeRule, directory);
  const [backend] = backends;
  if (backend !== undefined) return { end: serviceEnd(backend.namespace, backend.name), confidence: 'name' };
  if (directory.service(namespace, name) === undefined) return undefined;
  return { end: serviceEnd(namespace, name), confidence: 'name' };
}

const isRouteKind = (kind: string): kind is RouteKind => ROUTE_KINDS.some((each) => each === kind);

function ruleOf(routeRule: string, directory: Directory) {
  const [kind = '', namespace = '', name = '', rule = '0', place] = routeRule.split('/');
  const all = isRouteKind(kind)
    ? directory.routeBackends(kind, namespace, name, rule === 'all' ? rule : Number(rule))
    : [];
  const backends = all.filter((each) => (place === undefined ? each.weight > 0 : each.place === Number(place)));
  return { backends, namespace, name };
}

/** Every way to take the name apart is tried: both namespace and service may hold the separator. */
function byCompound({ compound }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  const parts = known(compound)?.split(/[-.@]/) ?? [];
  for (let cut = 1; cut < parts.length; cut += 1) {
    for (let end = parts.length; end > cut; end -= 1) {
      const [namespace, name] = [parts.slice(0, cut).join('-'), parts.slice(cut, end).join('-')];
      if (directory.service(namespace, name) !== undefined)
        return { end: serviceEnd(namespace, name), confidence: 'name' };
    }
  }
  return undefined;
}

function byService({ service, serviceNamespace, namespace }: EndHint, { directory }: ResolveOptions) {
  const name = known(service);
  const of = known(serviceNamespace) ?? known(namespace);
  if (name === undefined || of === undefined || directory.service(of, name) === undefined) return undefined;
  return { end: serviceEnd(of, name), confidence: 'workload' as const };
}

function byWorkload({ workload, kind, namespace }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  const [name, of] = [known(workload), known(namespace)];
  if (name === undefined || of === undefined) return undefined;
  const found = directory.workloadsNamed(name, of);
  const wanted = kind === undefined ? undefined : KINDS[kind.toLowerCase()];
  const exact = found.find((candidate) => candidate.kind === wanted) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return atWorkload(exact, 'workload');
  // Several kinds share the name, and the source does not tell which: the first by kind, but not for sure.
  const [first] = found.toSorted((left, right) => (left.kind < right.kind ? -1 : 1));
  if (first !== undefined) return atWorkload(first, 'name');
  const pod = directory.pod(of, name);
  if (pod !== undefined) return atWorkload(directory.workloadOfPod(pod), 'pod');
  // Gone, or not allowed to be read: what it was called is known for sure.
  return atWorkload({ namespace: of, kind: wanted ?? 'Deployment', name }, wanted === undefined ? 'name' : 'workload');
}

function byPod({ pod, namespace }: EndHint, { directory }: ResolveOptions): ResolvedEnd | undefined {
  const [name, of] = [known(pod), known(namespace)];
  if (name === undefined || of === undefined) return undefined;
  const found = directory.pod(of, name);
  if (found !== undefined) return atWorkload(directory.workloadOfPod(found), 'pod');
  const owner = ownerByName(name, of, directory);
  return owner === undefined ? undefined : atWorkload(owner, 'name');
}

/** Of a pod that is gone: its workload by the way names are made (`NAME-HASH-RANDOM`, `NAME-0`), if there is such a one. */
function ownerByName(pod: string, namespace: string, directory: Directory): WorkloadName | undefined {
  const candidates = [pod.replace(/-[a-z0-9]{1,10}-[a-z0-9]{5}$/, ''), pod.replace(/-(\d+|[a-z0-9]{5})$/, '')];
  return candidates.filter((name) => name !== pod).flatMap((name) => directory.workloadsNamed(name, namespace))[0];
}

function byHost({ host }: EndHint, options: ResolveOptions): ResolvedEnd | undefined {
  const given = known(host);
  if (given === undefined) return undefined;
  const parts = splitHost(given);
  if (known(parts.host) === undefined) return undefined;
  if (isAddress(parts.host)) return byAddress(parts.host, options);
  const service = serviceByHost(parts.host, options);
  if (service !== undefined) return service;
  // A bare name is one of the cluster, though nobody can say whose.
  if (!parts.host.includes('.')) return { end: callerEnd(parts.host), confidence: 'unknown' };
  return { end: externalEnd(parts.host), confidence: 'host' };
}

function byAddress(address: string, { directory, since }: ResolveOptions): ResolvedEnd {
  const holder = directory.holder(address, since);
  if (holder === 'changed-hands') return { end: callerEnd('reused-address'), confidence: 'unknown' };
  switch (holder?.kind) {
    case 'pod':
      return atWorkload(directory.workloadOfPod(holder.pod), 'address');
    case 'service':
      return { end: serviceEnd(holder.service.namespace, holder.service.name), confidence: 'address' };
    case 'node':
      // Node agents and host network: health checks of the kubelet come from there, too.
      return { end: callerEnd('node'), confidence: 'address' };
    case undefined:
      return { end: externalEnd(address), confidence: 'address' };
  }
}

/** A name that the cluster's DNS would answer, if such a service is there. */
export function serviceByHost(
  host: string,
  { directory, beside }: Omit<ResolveOptions, 'since'>,
): ResolvedEnd | undefined {
  const named = clusterName(host);
  if (named === undefined) return undefined;
  const namespace = named.namespace ?? beside;
  if (namespace !== undefined && directory.service(namespace, named.name) !== undefined) {
    return { end: serviceEnd(namespace, named.name), confidence: named.namespace === undefined ? 'name' : 'host' };
  }
  if (named.namespace !== undefined) return undefined;
  const [only, ...more] = directory.servicesNamed(named.name);
  if (only === undefined || more.length > 0) return undefined;
  return { end: serviceEnd(only.namespace, only.name), confidence: 'name' };
}

function byName(hint: EndHint, options: ResolveOptions): ResolvedEnd | undefined {
  const given = known(hint.name);
  if (given === undefined) return undefined;
  const { directory } = options;
  const namespace = known(hint.namespace);
  const { host, port } = splitHost(given);
  if (isAddress(host)) return byAddress(host, options);
  const workloads = directory.workloadsNamed(given, namespace);
  const only =
    singleOf(workloads) ?? (workloads.length === 0 ? singleOf(directory.appsNamed(given, namespace)) : undefined);
  if (only !== undefined) return atWorkload(only, namespace === undefined ? 'name' : 'workload');
  const beside = namespace ?? options.beside;
  const service = serviceByHost(host, beside === undefined ? { directory } : { directory, beside });
  if (service !== undefined) return service;
  // The same name in several namespaces: beside the caller, if one of them is there.
  const near = workloads.filter((workload) => workload.namespace === options.beside);
  const nearest = singleOf(near);
  if (nearest !== undefined) return atWorkload(nearest, 'name');
  // Only what is no name of the cluster is a host outside; a name that several have stays one nobody can place.
  if (host.includes('.') || port !== undefined) return { end: externalEnd(host), confidence: 'host' };
  return { end: callerEnd(given), confidence: 'unknown' };
}

function singleOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
