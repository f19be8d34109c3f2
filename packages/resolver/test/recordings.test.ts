import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { projectObject } from '@fairlead/kube-client/projection';
import { objectKey, type RecordOf, type Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import type { ServiceAnswer, Slice, SliceEndpoint, SlicePort } from '../src/answer.ts';
import type { ObjectChange } from '../src/objectChange.ts';
import { Resolver } from '../src/Resolver.ts';
import { compareSlices, derivedSlices, dropLingeringSlices } from '../src/slices/compareSlices.ts';

/** The moment the recording was made: pods of it are settled by then. */
const LATER = Date.parse('2100-01-01T00:00:00Z') / 1000;
const FOLDER = new URL('../../kube-client/recordings/shop/', import.meta.url);

function items(name: string, state: string): readonly unknown[] {
  const text = gunzipSync(readFileSync(new URL(`${name}.${state}.json.gz`, FOLDER))).toString();
  return (JSON.parse(text) as { items: readonly unknown[] }).items;
}

function answersOf(state: string): ReadonlyMap<string, ServiceAnswer> {
  const resolver = new Resolver();
  const put = <R extends Resource>(resource: R, file: string = resource): void => {
    for (const item of items(file, state)) {
      const after: RecordOf[R] = projectObject(resource, item);
      // A resource and a record of that resource.
      resolver.apply({ resource, key: objectKey(after), before: undefined, after } as unknown as ObjectChange);
    }
  };
  put('pods');
  put('nodes');
  put('namespaces');
  put('deployments');
  put('statefulsets');
  put('daemonsets');
  put('jobs');
  put('replicasets', 'replicasets-metadata');
  put('services');
  const keys = [...resolver.takeDirty()].toSorted();
  return new Map(
    keys.flatMap((key) => {
      const answer = resolver.answer(key, LATER);
      return answer === undefined ? [] : [[key, answer] as const];
    }),
  );
}

interface RawSlice {
  readonly metadata: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  readonly addressType: 'IPv4' | 'IPv6';
  readonly ports: readonly (SlicePort & { readonly name?: string })[] | null;
  readonly endpoints: readonly SliceEndpoint[] | null;
}

function publishedSlices(state: string): readonly Slice[] {
  const slices = (items('endpointslices', state) as readonly RawSlice[])
    .filter(
      ({ metadata }) => metadata.labels['endpointslice.kubernetes.io/managed-by'] === 'endpointslice-controller.k8s.io',
    )
    .map(({ metadata, addressType, ports, endpoints }): Slice => ({
      service: `${metadata.namespace}/${metadata.labels['kubernetes.io/service-name'] ?? ''}`,
      addressType,
      ports: (ports ?? []).map((port) => ({ ...port, name: port.name ?? '' })),
      endpoints: endpoints ?? [],
    }));
  return dropLingeringSlices(slices);
}

describe('a recording of a real cluster', () => {
  const before = answersOf('before');

  it('is answered exactly before the changes', () => {
    expect(compareSlices(publishedSlices('before'), derivedSlices(before.values()))).toEqual([]);
    expect(before.size).toBe(29);
  });

  it('is answered exactly after the changes, but for the zone of the node that was relabelled', () => {
    const differences = compareSlices(publishedSlices('after'), derivedSlices(answersOf('after').values()));
    const withoutZone = ({ endpoint }: (typeof differences)[number]) => ({
      addresses: endpoint?.addresses,
      conditions: endpoint?.conditions,
      hostname: endpoint?.hostname,
      nodeName: endpoint?.nodeName,
    });
    expect(differences.length).toBeGreaterThan(0);
    for (const difference of differences) {
      expect(difference.endpoint?.nodeName).toBe('node-0003');
      const twin = differences.find(
        (other) =>
          other.kind !== difference.kind &&
          other.service === difference.service &&
          other.addressType === difference.addressType &&
          other.endpoint?.targetRef.name === difference.endpoint?.targetRef.name,
      );
      expect(twin).toBeDefined();
      expect(withoutZone(difference)).toEqual(twin && withoutZone(twin));
    }
  });

  it.each([
    ['batch/mesh', ['mixed-owners'], undefined],
    ['batch/one-off', ['headless', 'publishes-unready'], undefined],
    ['default/kubernetes', ['no-selector'], undefined],
    ['payments/fraud', ['none-ready'], 'gate-missing'],
    ['payments/ledger', ['headless'], undefined],
    ['payments/ledger-api', [], undefined],
    ['payments/pay', ['internal-local', 'mixed-owners', 'pods-without-traffic'], 'not-ready-other'],
    ['payments/peers', ['no-ports', 'headless'], undefined],
    ['platform/dns', [], undefined],
    ['platform/gateway', [], undefined],
    ['platform/legacy-db', ['no-selector'], undefined],
    ['platform/node-agent', [], undefined],
    ['platform/sigtran', ['target-undeclared'], undefined],
    ['platform/weather', ['external-name'], undefined],
    ['shop/cart', [], undefined],
    ['shop/coupons', ['none-ready'], 'waiting'],
    ['shop/frontend', ['external-local', 'load-balancer-pending'], undefined],
    ['shop/orders', ['none-ready'], 'init-running'],
    ['shop/recommendations', ['none-ready'], 'waiting'],
    ['shop/reviews', ['port-partial', 'target-undeclared', 'mixed-owners', 'pods-without-traffic'], 'port-missing'],
    ['shop/scaled-away', ['selector-matches-nothing', 'scaled-to-zero'], undefined],
    ['shop/search', ['port-differs', 'mixed-owners'], undefined],
    ['shop/typo', ['selector-matches-nothing', 'near-miss'], undefined],
    ['shop/wishlist', ['none-ready'], 'not-ready-other'],
  ])('explains %s by %j', (service, ids, shared) => {
    const reasons = before.get(service)?.reasons ?? [];
    expect(reasons.map(({ id }) => id)).toEqual(ids);
    expect(reasons.find((reason) => reason.shared !== undefined)?.shared?.id).toBe(shared);
  });

  it('names the workloads by their ReplicaSets', () => {
    const workloads = before.get('shop/search')?.pods.map(({ workload }) => `${workload.kind} ${workload.name}`);
    expect([...new Set(workloads)]).toEqual(['Deployment search-v1', 'Deployment search-v2']);
  });
});
