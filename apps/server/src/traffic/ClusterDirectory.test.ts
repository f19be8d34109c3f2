import type { ClusterCache, ObjectChange } from '@fairlead/informer';
import type { PodRecord, RecordOf, Resource } from '@fairlead/model';
import {
  aControllerRef,
  aGateway,
  aPod,
  aReplicaSet,
  aRoute,
  aRouteBackend,
  aService,
  anIngress,
  aWorkload,
  NOW,
} from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { ClusterDirectory } from './ClusterDirectory.ts';

/** A directory beside stores that hold what was put, as the cache keeps them. */
function aCluster() {
  const held = new Map<string, unknown>();
  const clock = { now: NOW };
  const store = (resource: string) => ({ get: (key: string) => held.get(`${resource} ${key}`) });
  const directory = new ClusterDirectory({ store } as unknown as Pick<ClusterCache, 'store'>, () => clock.now);
  const change = (resource: Resource, key: string, after: unknown): void => {
    const before = held.get(`${resource} ${key}`);
    if (after === undefined) held.delete(`${resource} ${key}`);
    else held.set(`${resource} ${key}`, after);
    directory.apply([{ resource, key, before, after } as ObjectChange]);
  };
  return {
    directory,
    clock,
    put: <R extends Resource>(resource: R, record: RecordOf[R]) => change(resource, keyOf(record), record),
    drop: <R extends Resource>(resource: R, record: RecordOf[R]) => change(resource, keyOf(record), undefined),
  };
}

const keyOf = (record: { readonly name: string }): string =>
  'namespace' in record ? `${String(record.namespace)}/${record.name}` : record.name;

const names = (found: readonly { readonly namespace: string; readonly name: string; readonly kind?: string }[]) =>
  found.map(({ namespace, kind, name }) => [namespace, kind, name].filter((part) => part !== undefined).join('/'));

describe('ClusterDirectory', () => {
  it('knows services by name and by each of their addresses', () => {
    const { directory, put, drop } = aCluster();
    const web = aService({
      clusterIPs: ['10.96.0.1', 'fd00::1'],
      externalIPs: ['198.51.100.7'],
      loadBalancerIngress: ['203.0.113.9'],
    });
    put('services', web);
    put('services', aService({ namespace: 'pay', clusterIP: 'None' }));
    expect(names(directory.servicesNamed('web'))).toEqual(['pay/web', 'shop/web']);
    for (const address of ['10.96.0.1', 'fd00::1', '198.51.100.7', '203.0.113.9']) {
      expect(directory.holder(address, NOW)).toEqual({ kind: 'service', service: web });
    }
    // A headless service has no address, and `None` is none.
    expect(directory.holder('None', NOW)).toBeUndefined();
    drop('services', web);
    expect(directory.holder('10.96.0.1', NOW)).toBeUndefined();
    expect(names(directory.servicesNamed('web'))).toEqual(['pay/web']);
  });

  it('gives an address to the service that has it now', () => {
    const { directory, put, drop } = aCluster();
    const [old, young] = ['old', 'young'].map((name) => aService({ name, clusterIP: '10.96.0.1' }));
    if (old === undefined || young === undefined) throw new Error('two services');
    put('services', old);
    put('services', young);
    drop('services', old);
    expect(directory.holder('10.96.0.1', NOW)).toEqual({ kind: 'service', service: young });
  });

  it('names pods by their owners', () => {
    const { directory, put } = aCluster();
    const pod = aPod({ name: 'web-7d4b9c6f5-x2k4p', controller: aControllerRef() });
    put('pods', pod);
    expect(directory.pod('shop', pod.name)).toBe(pod);
    expect(directory.workloadOfPod(pod)).toMatchObject({ kind: 'ReplicaSet', name: 'web-7d4b9c6f5' });
    put('replicasets', aReplicaSet());
    expect(directory.workloadOfPod(pod)).toEqual({ namespace: 'shop', kind: 'Deployment', name: 'web' });
    expect(directory.workloadOfPod(aPod())).toEqual({ namespace: 'shop', kind: 'Pod', name: 'web-1' });
  });

  const holderAt = (address: string, over: Partial<PodRecord> = {}) => aPod({ podIPs: [address], ...over });

  it('tells who has an address, unless it changed hands since', () => {
    const { directory, clock, put, drop } = aCluster();
    const [before, after] = [holderAt('10.0.0.1', { name: 'old' }), holderAt('10.0.0.1', { name: 'young' })];
    put('pods', before);
    expect(directory.holder('10.0.0.1', NOW - 60)).toEqual({ kind: 'pod', pod: before });
    clock.now += 30;
    drop('pods', before);
    put('pods', after);
    expect(directory.holder('10.0.0.1', NOW)).toBe('changed-hands');
    expect(directory.holder('10.0.0.1', NOW + 30)).toEqual({ kind: 'pod', pod: after });
    expect(directory.holder('10.0.0.9', NOW)).toBeUndefined();
  });

  it('takes the address of a node for the node, whoever shares it', () => {
    const { directory, put } = aCluster();
    put('pods', holderAt('192.168.0.4', { name: 'proxy', hostNetwork: true, nodeName: 'node-4' }));
    put('pods', holderAt('192.168.0.4', { name: 'agent', hostNetwork: true, nodeName: 'node-4' }));
    expect(directory.holder('192.168.0.4', NOW)).toEqual({ kind: 'node', name: 'node-4' });
  });

  it('knows workloads by name, in one namespace or all', () => {
    const { directory, put, drop } = aCluster();
    const deployment = aWorkload();
    put('deployments', deployment);
    put('statefulsets', aWorkload({ kind: 'StatefulSet', namespace: 'pay' }));
    put('daemonsets', aWorkload({ kind: 'DaemonSet', name: 'agent' }));
    expect(names(directory.workloadsNamed('web'))).toEqual(['pay/StatefulSet/web', 'shop/Deployment/web']);
    expect(names(directory.workloadsNamed('web', 'shop'))).toEqual(['shop/Deployment/web']);
    drop('deployments', deployment);
    expect(names(directory.workloadsNamed('web', 'shop'))).toEqual([]);
  });

  it('knows what only its children tell of, until the last of them is gone', () => {
    const { directory, put, drop } = aCluster();
    const controller = aControllerRef({ kind: 'CronJob', name: 'report', apiVersion: 'batch/v1' });
    const jobs = ['report-1', 'report-2'].map((name) => aWorkload({ kind: 'Job', name, controller }));
    for (const job of jobs) put('jobs', job);
    const rollout = aControllerRef({ kind: 'Rollout', name: 'canary', apiVersion: 'argoproj.io/v1alpha1' });
    put('replicasets', aReplicaSet({ name: 'canary-abc', controller: rollout }));
    put('replicasets', aReplicaSet());
    expect(names(directory.workloadsNamed('report'))).toEqual(['shop/CronJob/report']);
    expect(names(directory.workloadsNamed('canary'))).toEqual(['shop/Rollout/canary']);
    // A Deployment speaks for itself.
    expect(names(directory.workloadsNamed('web'))).toEqual([]);
    const [first, second] = jobs;
    if (first !== undefined) drop('jobs', first);
    expect(names(directory.workloadsNamed('report'))).toEqual(['shop/CronJob/report']);
    if (second !== undefined) drop('jobs', second);
    expect(names(directory.workloadsNamed('report'))).toEqual([]);
  });

  it('knows workloads by the names of their apps, and when these change', () => {
    const { directory, put } = aCluster();
    const labels = { app: 'cart', 'app.kubernetes.io/name': 'basket', 'app.kubernetes.io/instance': 'cart' };
    put('deployments', aWorkload({ name: 'cart-v1', templateLabels: labels }));
    put('deployments', aWorkload({ name: 'cart-v2', namespace: 'pay', templateLabels: { app: 'cart' } }));
    expect(names(directory.appsNamed('cart'))).toEqual(['pay/Deployment/cart-v2', 'shop/Deployment/cart-v1']);
    expect(names(directory.appsNamed('basket', 'shop'))).toEqual(['shop/Deployment/cart-v1']);
    put('deployments', aWorkload({ name: 'cart-v1', templateLabels: { app: 'till' } }));
    expect(names(directory.appsNamed('cart'))).toEqual(['pay/Deployment/cart-v2']);
    expect(names(directory.appsNamed('basket'))).toEqual([]);
    expect(names(directory.appsNamed('till'))).toEqual(['shop/Deployment/cart-v1']);
  });

  it('knows waypoints by the class of their Gateway, or by the label of their pods', () => {
    const { directory, put } = aCluster();
    put('gateways', aGateway({ name: 'waypoint', className: 'istio-waypoint' }));
    put('gateways', aGateway({ name: 'edge', className: 'istio' }));
    const templateLabels = { 'gateway.istio.io/managed': 'istio.io-mesh-controller' };
    put('deployments', aWorkload({ name: 'other-waypoint', templateLabels }));
    put('deployments', aWorkload());
    const waypoints = ['waypoint', 'edge', 'other-waypoint', 'web'].filter((name) => directory.waypoint('shop', name));
    expect(waypoints).toEqual(['waypoint', 'other-waypoint']);
    expect(directory.waypoint('pay', 'waypoint')).toBe(false);
  });

  it('knows who reads metrics by what its pods are called', () => {
    const { directory, put } = aCluster();
    const templateLabels = { 'app.kubernetes.io/name': 'prometheus' };
    put('statefulsets', aWorkload({ kind: 'StatefulSet', name: 'prometheus-k8s', templateLabels }));
    put('deployments', aWorkload({ name: 'vmagent', templateLabels: { app: 'vmagent' } }));
    put('deployments', aWorkload({ templateLabels: { app: 'prometheus-adapter' } }));
    const scrapers = ['prometheus-k8s', 'vmagent', 'web', 'gone'].filter((name) => directory.scraper('shop', name));
    expect(scrapers).toEqual(['prometheus-k8s', 'vmagent']);
  });

  it('knows routes by their kind', () => {
    const { directory, put } = aCluster();
    put('httproutes', aRoute());
    expect([directory.route('HTTPRoute', 'shop', 'web'), directory.route('GRPCRoute', 'shop', 'web')]).toEqual([
      true,
      false,
    ]);
  });

  it('knows Ingresses', () => {
    const { directory, put } = aCluster();
    put('ingresses', anIngress());
    expect([directory.ingress('shop', 'web'), directory.ingress('pay', 'web')]).toEqual([true, false]);
  });
});

const { directory, put } = aCluster();
put(
  'httproutes',
  aRoute({
    rules: [
      [],
      [
        aRouteBackend({ name: 'canary', weight: 10 }),
        aRouteBackend({ name: 'stable', weight: 90 }),
        aRouteBackend({ name: 'old', weight: 0 }),
      ],
    ],
  }),
);
put('grpcroutes', aRoute({ kind: 'GRPCRoute', rules: [[aRouteBackend({ name: 'rpc' })]] }));

it.each([
  { name: 'all backends', kind: 'HTTPRoute', route: 'web', rule: 1, want: ['canary', 'stable', 'old'] },
  { name: 'all rules', kind: 'HTTPRoute', route: 'web', rule: 'all', want: ['canary', 'stable', 'old'] },
  { name: 'a rule without backends', kind: 'HTTPRoute', route: 'web', rule: 0, want: [] },
  { name: 'a rule that is not there', kind: 'HTTPRoute', route: 'web', rule: 7, want: [] },
  { name: 'a route that is not there', kind: 'HTTPRoute', route: 'gone', rule: 0, want: [] },
  { name: 'the route of the other kind', kind: 'GRPCRoute', route: 'web', rule: 0, want: ['rpc'] },
] as const)('knows what a rule of a route leads to: $name', ({ kind, route, rule, want }) => {
  expect(directory.routeBackends(kind, 'shop', route, rule).map(({ name }) => name)).toEqual(want);
});
