import { describe, expect, it } from 'vitest';
import type { Resource } from './resources.ts';
import { RESOURCES, resourceInfo } from './resources.ts';

describe('RESOURCES', () => {
  it('never names Endpoints, EndpointSlices or Secrets', () => {
    const names: readonly string[] = RESOURCES.map((entry) => entry.resource);
    expect(names).not.toEqual(expect.arrayContaining(['endpoints']));
    expect(names).not.toEqual(expect.arrayContaining(['endpointslices']));
    expect(names).not.toEqual(expect.arrayContaining(['secrets']));
  });

  it('takes only the Gateway API for custom resources', () => {
    const custom = RESOURCES.filter((entry) => entry.custom).map((entry) => entry.resource);
    expect(custom).toEqual([
      'gateways',
      'httproutes',
      'grpcroutes',
      'tlsroutes',
      'tcproutes',
      'udproutes',
      'referencegrants',
    ]);
  });

  it('asks for ReplicaSets as metadata only', () => {
    expect(RESOURCES.filter((entry) => entry.metadataOnly).map((entry) => entry.resource)).toEqual(['replicasets']);
  });
});

describe('resourceInfo', () => {
  it('knows scope and group', () => {
    expect(resourceInfo('nodes')).toMatchObject({ group: '', namespaced: false });
    expect(resourceInfo('ingresses')).toMatchObject({ group: 'networking.k8s.io', namespaced: true, kind: 'Ingress' });
  });

  it('refuses what Fairlead does not read', () => {
    expect(() => resourceInfo('secrets' as Resource)).toThrow(/secrets/);
  });
});
