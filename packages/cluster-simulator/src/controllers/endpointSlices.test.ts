import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import type { Endpoint, EndpointPort, ObjectOf } from '../objects/shapes.ts';
import { Timeline } from '../world/timeline.ts';
import { keyOf, World } from '../world/world.ts';
import { reconcileEndpointSlices } from './endpointSlices.ts';

/*
 * The controller against the conformance vectors: two programs that agree on these and share no line are worth comparing with
 * each other (`verify`).
 */

interface Slice {
  readonly service: string;
  readonly addressType: string;
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

interface Vector {
  readonly id: string;
  readonly about: string;
  readonly input: {
    readonly nodes?: readonly ObjectOf['nodes'][];
    readonly services?: readonly ObjectOf['services'][];
    readonly pods?: readonly ObjectOf['pods'][];
  };
  readonly expected: readonly Slice[];
}

const file = new URL('../../../resolver/conformance/vectors-open.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

function publishedFor({ input }: Vector): Slice[] {
  const world = new World(new Timeline(new FakeClock()));
  for (const node of input.nodes ?? []) world.create('nodes', node);
  // Deletion marks and the like are part of the input: the object as it stands, not as a client may create it.
  for (const pod of input.pods ?? []) {
    world.create('pods', pod);
    world.update('pods', keyOf(pod), (current) => ({ ...current, metadata: { ...current.metadata, ...pod.metadata } }));
  }
  for (const service of input.services ?? []) {
    world.create('services', service);
    reconcileEndpointSlices(world, keyOf(service));
  }
  return world.list('endpointslices').map(({ metadata, addressType, ports, endpoints }) => ({
    service: `${metadata.namespace ?? ''}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`,
    addressType,
    ports: ports ?? [],
    endpoints: endpoints ?? [],
  }));
}

/** One line per endpoint and per empty slice, sorted: order and cutting play no part. */
function lines(slices: readonly Slice[]): string[] {
  return slices
    .flatMap(({ service, addressType, ports, endpoints }) => {
      const portText = ports
        .map(
          ({ name = '', port, protocol, appProtocol }) =>
            `${name}:${port ?? ''}/${protocol ?? ''}/${appProtocol ?? ''}`,
        )
        .toSorted()
        .join(',');
      const head = `${service} ${addressType} [${portText}]`;
      if (endpoints.length === 0) return [head];
      return endpoints.map(({ addresses, conditions, hostname, nodeName, zone, targetRef }) => {
        const { ready, serving, terminating } = conditions;
        return `${head} ${addresses.toSorted().join('+')} ${String(ready)} ${String(serving)} ${String(terminating)} ${hostname ?? '-'} ${nodeName ?? '-'} ${zone ?? '-'} ${targetRef?.namespace ?? ''}/${targetRef?.name ?? ''}`;
      });
    })
    .toSorted();
}

describe('reconcileEndpointSlices', () => {
  it.each(vectors.map((vector) => [`${vector.id}: ${vector.about}`, vector] as const))('%s', (_name, vector) => {
    expect(lines(publishedFor(vector))).toEqual(lines(vector.expected));
  });

  it('cuts slices at 100 endpoints and writes nothing when nothing changes', () => {
    const world = new World(new Timeline(new FakeClock()));
    world.create('nodes', { metadata: { name: 'n' }, spec: {}, status: {} });
    for (let index = 0; index < 250; index++) {
      world.create('pods', {
        metadata: { name: `p-${index}`, namespace: 'a', labels: { app: 'x' } },
        spec: { nodeName: 'n', containers: [{ name: 'c' }] },
        status: { podIPs: [{ ip: `10.0.${index >> 8}.${index & 255}` }] },
      });
    }
    world.create('services', {
      metadata: { name: 's', namespace: 'a', labels: { team: 'blue' } },
      spec: { selector: { app: 'x' }, ports: [{ port: 80 }], clusterIP: 'None', ipFamilies: ['IPv4'] },
      status: { loadBalancer: {} },
    });
    reconcileEndpointSlices(world, 'a/s');
    const slices = world.list('endpointslices');
    expect(slices.map(({ endpoints }) => endpoints?.length)).toEqual(expect.arrayContaining([100, 100, 50]));
    expect(slices).toHaveLength(3);
    expect(slices[0]?.metadata.labels).toEqual({
      team: 'blue',
      'kubernetes.io/service-name': 's',
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      'service.kubernetes.io/headless': '',
    });
    const before = world.resourceVersion;
    reconcileEndpointSlices(world, 'a/s');
    expect(world.resourceVersion).toBe(before);
  });
});
