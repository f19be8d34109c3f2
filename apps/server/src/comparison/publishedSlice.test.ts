import { describe, expect, it } from 'vitest';
import { publishedSlice } from './publishedSlice.ts';

const slice = (more: object = {}, labels: object = {}) => ({
  metadata: {
    namespace: 'shop',
    name: 'web-abcde',
    labels: {
      'kubernetes.io/service-name': 'web',
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      ...labels,
    },
  },
  addressType: 'IPv4',
  ports: [],
  endpoints: [],
  ...more,
});

describe('publishedSlice', () => {
  it.each([
    { name: 'a slice of another manager', raw: slice({}, { 'endpointslice.kubernetes.io/managed-by': 'staff' }) },
    { name: 'a slice of no service', raw: slice({ metadata: { namespace: 'shop', name: 'manual' } }) },
    { name: 'a slice of host names', raw: slice({ addressType: 'FQDN' }) },
  ])('passes over $name', ({ raw }) => {
    expect(publishedSlice(raw)).toBeUndefined();
  });

  it('reads empty and absent alike', () => {
    const endpoints = [
      { addresses: ['10.0.0.1'], zone: '', hostname: null, targetRef: { namespace: 'shop', name: 'a' } },
    ];
    expect(publishedSlice(slice({ ports: null, endpoints }))).toMatchObject({
      service: 'shop/web',
      ports: [],
      endpoints: [
        {
          addresses: ['10.0.0.1'],
          conditions: { ready: true, serving: true, terminating: false },
          targetRef: { kind: 'Pod', namespace: 'shop', name: 'a' },
        },
      ],
      endpointWrites: { managers: [], lastAt: undefined },
    });
    expect(publishedSlice(slice({ endpoints }))?.endpoints[0]).not.toHaveProperty('zone');
  });
});
