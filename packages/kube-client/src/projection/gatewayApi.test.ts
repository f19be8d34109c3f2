import type { RouteRecord } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { projectObject } from './projectObject.ts';

const metadata = { name: 'pages', namespace: 'shop', uid: 'u1', resourceVersion: '7' };
const route = (spec: object, status: object = {}): RouteRecord =>
  projectObject('httproutes', { metadata, spec, status });
const backendsOf = (...backendRefs: object[]) => route({ rules: [{ backendRefs }] }).rules[0];

describe('a route', () => {
  it('keeps its hosts, and the backends of each rule in order', () => {
    const spec = {
      hostnames: ['shop.example'],
      rules: [
        { backendRefs: [{ name: 'catalog', port: 80, weight: 90 }] },
        { filters: [{ type: 'RequestRedirect' }] },
        { backendRefs: [{ group: '', kind: 'Service', name: 'ledger', namespace: 'pay', port: 8080, weight: 0 }] },
      ],
    };
    expect(route(spec)).toMatchObject({
      kind: 'HTTPRoute',
      name: 'pages',
      namespace: 'shop',
      hostnames: ['shop.example'],
      parents: [],
      rules: [
        [{ namespace: 'shop', name: 'catalog', port: 80, weight: 90, place: 0 }],
        [],
        [{ namespace: 'pay', name: 'ledger', port: 8080, weight: 0, place: 0 }],
      ],
    });
    for (const [resource, kind] of [
      ['grpcroutes', 'GRPCRoute'],
      ['tlsroutes', 'TLSRoute'],
      ['tcproutes', 'TCPRoute'],
      ['udproutes', 'UDPRoute'],
    ] as const) {
      expect(projectObject(resource, { metadata, spec })).toEqual({ ...route(spec), kind });
    }
  });

  it.each([
    { name: 'a missing weight as 1', ref: { name: 'a', port: 80 }, want: [expect.objectContaining({ weight: 1 })] },
    { name: 'no port', ref: { name: 'a' }, want: [expect.objectContaining({ port: undefined })] },
    { name: 'no other kind', ref: { group: 'example.com', kind: 'Bucket', name: 'a' }, want: [] },
    { name: 'no kind of another group', ref: { group: 'example.com', kind: 'Service', name: 'a' }, want: [] },
    { name: 'no reference without a name', ref: { port: 80 }, want: [] },
  ])('reads $name', ({ ref, want }) => {
    expect(backendsOf(ref)).toEqual(want);
  });

  it.each([
    { ref: { name: 'edge' }, want: { kind: 'Gateway', namespace: 'shop', name: 'edge' } },
    { ref: { name: 'edge', namespace: 'platform' }, want: { kind: 'Gateway', namespace: 'platform', name: 'edge' } },
    { ref: { group: '', kind: 'Service', name: 'cart' }, want: { kind: 'Service', namespace: 'shop', name: 'cart' } },
    { ref: { kind: 'Service', name: 'cart' }, want: undefined },
    { ref: { group: 'example.com', kind: 'Gateway', name: 'edge' }, want: undefined },
  ])('hangs on $want.kind $want.name by $ref', ({ ref, want }) => {
    expect(route({ parentRefs: [ref] }).parents).toEqual(want === undefined ? [] : [{ ...want, refused: undefined }]);
  });

  it.each([
    { accepted: 'True', resolved: 'True', want: undefined },
    { accepted: 'False', resolved: 'True', want: 'not-accepted' },
    { accepted: 'True', resolved: 'False', want: 'unresolved' },
    { accepted: 'Unknown', resolved: 'Unknown', want: undefined },
  ])('is refused: $want (accepted $accepted, resolved $resolved)', ({ accepted, resolved, want }) => {
    const conditions = [
      { type: 'Accepted', status: accepted },
      { type: 'ResolvedRefs', status: resolved },
    ];
    const spec = {
      parentRefs: [
        { name: 'edge', sectionName: 'https' },
        { name: 'edge', sectionName: 'http' },
      ],
    };
    const status = { parents: [{ parentRef: { name: 'edge', namespace: 'shop', sectionName: 'https' }, conditions }] };
    expect(route(spec, status).parents.map(({ refused }) => refused)).toEqual([want, undefined]);
  });
});

describe('a Gateway', () => {
  it.each([
    { conditions: [{ type: 'Programmed', status: 'True' }], want: true },
    { conditions: [{ type: 'Programmed', status: 'False' }], want: false },
    { conditions: [{ type: 'Accepted', status: 'True' }], want: false },
  ])('is in place: $want', ({ conditions, want }) => {
    const listeners = [{ hostname: '*.shop.example' }, { port: 80 }, { hostname: '*.shop.example' }];
    const gateway = { metadata, spec: { gatewayClassName: 'envoy', listeners }, status: { conditions } };
    expect(projectObject('gateways', gateway)).toMatchObject({
      name: 'pages',
      className: 'envoy',
      hostnames: ['*.shop.example'],
      programmed: want,
    });
  });
});

describe('a ReferenceGrant', () => {
  const GROUP = 'gateway.networking.k8s.io';
  const grant = (from: object, to: object) =>
    projectObject('referencegrants', { metadata, spec: { from: [from], to: [to] } });
  const route = { group: GROUP, kind: 'HTTPRoute', namespace: 'shop' };

  it.each([
    { name: 'one Service', to: { group: '', kind: 'Service', name: 'ledger' }, want: ['ledger'] },
    { name: 'every Service', to: { group: '', kind: 'Service' }, want: [undefined] },
    { name: 'no Secret', to: { group: '', kind: 'Secret' }, want: [] },
    { name: 'no Service of another group', to: { group: 'example.com', kind: 'Service' }, want: [] },
  ])('gives leave towards $name', ({ to, want }) => {
    expect(grant(route, to)).toMatchObject({
      namespace: 'shop',
      from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
      to: want,
    });
  });

  it.each([
    { name: 'Gateways', from: { ...route, kind: 'Gateway' } },
    { name: 'routes of another group', from: { ...route, group: 'example.com' } },
  ])('gives no leave to $name that would count here', ({ from }) => {
    expect(grant(from, { group: '', kind: 'Service' }).from).toEqual([]);
  });
});
