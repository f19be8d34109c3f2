import { describe, expect, it } from 'vitest';
import { aPod, aPort, aService } from '../../testing/serviceSamples.ts';
import { differingPart } from './differingPart.ts';
import { unusualPolicies } from './policies.ts';
import { portLine, portTargets } from './portTargets.ts';
import { serviceNameOf } from './serviceName.ts';
import { continued, splitFact } from './splitFact.ts';

describe('splitFact', () => {
  it.each([
    {
      fact: 'No pod receives traffic: connections are refused. 3 pods match, none ready.',
      title: 'No pod receives traffic: connections are refused',
      rest: '3 pods match, none ready.',
    },
    {
      fact: 'Gate target-health.example/ready is closed.',
      title: 'Gate target-health.example/ready is closed',
      rest: '',
    },
    {
      fact: '没有 Pod 接收流量：连接被拒绝。3 个已列入。',
      title: '没有 Pod 接收流量：连接被拒绝',
      rest: '3 个已列入。',
    },
    { fact: '', title: '', rest: '' },
  ])('splits "$fact" after its first sentence', ({ fact, title, rest }) => {
    expect(splitFact(fact)).toEqual({ title, rest });
  });
});

describe('continued', () => {
  it.each([
    ['See why.', 'see why.'],
    ['CPU is short.', 'CPU is short.'],
  ])('goes on with "%s"', (sentence, want) => {
    expect(continued(sentence)).toBe(want);
  });
});

describe('differingPart', () => {
  it.each([
    { wanted: 'stable', found: 'Stable', want: { before: '', part: 'S', after: 'table' } },
    { wanted: 'catalogue', found: 'catalog', want: { before: 'catalog', part: '', after: '' } },
    { wanted: 'a', found: 'b', want: { before: '', part: 'b', after: '' } },
    { wanted: 'aaa', found: 'aa', want: { before: 'aa', part: '', after: '' } },
  ])('finds where $found differs from $wanted', ({ wanted, found, want }) => {
    expect(differingPart(wanted, found)).toEqual(want);
    expect(want.before + want.part + want.after).toBe(found);
  });
});

describe('unusualPolicies', () => {
  it('says nothing of the usual', () => {
    expect(unusualPolicies(aService('shop/web'))).toEqual([]);
  });

  it('names each policy that differs', () => {
    const { policies } = aService('shop/web');
    const service = aService('shop/web', {
      policies: { ...policies, internalTrafficPolicy: 'Local', publishNotReadyAddresses: true },
    });
    expect(unusualPolicies(service).map(({ key }) => key)).toEqual([
      'service.facts.policy.internal',
      'service.facts.policy.publishNotReady',
    ]);
  });
});

describe('portLine', () => {
  it.each([
    { port: aPort({ name: 'grpc', port: 9090, targetPort: 'http' }), pods: [aPod('a')], want: 'grpc 9090 → http' },
    { port: aPort(), pods: [aPod('a')], want: 'http 80 → http (8080)' },
    { port: aPort({ name: '', targetPort: 8080 }), pods: [aPod('a')], want: '80 → 8080' },
    {
      port: aPort({ name: 'dns', port: 53, protocol: 'UDP' as const, targetPort: 53 }),
      pods: [],
      want: 'dns 53/UDP → 53',
    },
  ])('says "$want"', ({ port, pods, want }) => {
    expect(portLine(port, { pods })).toBe(want);
  });
});

describe('portTargets', () => {
  it('counts the pods of each number and those that lack the port', () => {
    const target = (number: number | null) => [
      { name: 'http', protocol: 'TCP' as const, port: 80, target: number, traffic: 'receives' as const },
    ];
    const pods = [
      aPod('a', { ports: target(9090) }),
      aPod('b', { ports: target(8080) }),
      aPod('c', { ports: target(8080) }),
      aPod('d', { ports: target(null) }),
    ];
    expect(portTargets(aPort(), pods)).toEqual({
      numbers: [
        { number: 8080, pods: 2 },
        { number: 9090, pods: 1 },
      ],
      missing: 1,
    });
  });
});

describe('serviceNameOf', () => {
  it.each([
    ['service/shop/cart', { namespace: 'shop', name: 'cart' }],
    ['namespace/shop', undefined],
    ['service/shop/', undefined],
    ['service/shop/cart/more', undefined],
    [undefined, undefined],
  ])('reads %s', (id, want) => {
    expect(serviceNameOf(id)).toEqual(want);
  });
});
