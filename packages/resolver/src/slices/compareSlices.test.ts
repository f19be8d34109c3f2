import { describe, expect, it } from 'vitest';
import type { Slice, SliceEndpoint } from '../answer.ts';
import { compareSlices, dropLingeringSlices } from './compareSlices.ts';

const endpoint = (name: string, more: Partial<SliceEndpoint> = {}): SliceEndpoint => ({
  addresses: ['10.0.0.1'],
  conditions: { ready: true, serving: true, terminating: false },
  nodeName: 'node-1',
  zone: 'zone-a',
  targetRef: { kind: 'Pod', namespace: 'shop', name, uid: `uid-${name}` },
  ...more,
});
const http = { name: 'http', port: 8080, protocol: 'TCP' } as const;
const dns = { name: '', port: 53, protocol: 'UDP' } as const;
const slice = (more: Partial<Slice> = {}): Slice => ({
  service: 'shop/web',
  addressType: 'IPv4',
  ports: [http, dns],
  endpoints: [endpoint('a'), endpoint('b')],
  ...more,
});

describe('the ports in a difference', () => {
  it('read the same on both sides, whatever their order', () => {
    const found = compareSlices(
      [slice({ ports: [http, dns], endpoints: [endpoint('a')] })],
      [slice({ ports: [dns, http], endpoints: [endpoint('a', { zone: 'zone-b' })] })],
    );
    expect(found.map(({ ports }) => ports)).toEqual(['53/UDP, http 8080/TCP', '53/UDP, http 8080/TCP']);
  });
});

describe('compareSlices', () => {
  it.each([
    {
      name: 'the order of anything',
      other: [slice({ ports: [dns, http], endpoints: [endpoint('b'), endpoint('a')] })],
    },
    { name: 'chunks', other: [slice({ endpoints: [endpoint('a')] }), slice({ endpoints: [endpoint('b')] })] },
    {
      name: 'uids',
      other: [
        slice({
          endpoints: ['a', 'b'].map((name) => endpoint(name, { targetRef: { kind: 'Pod', namespace: 'shop', name } })),
        }),
      ],
    },
  ])('does not care about $name', ({ other }) => {
    expect(compareSlices([slice()], other)).toEqual([]);
    expect(compareSlices(other, [slice()])).toEqual([]);
  });

  it.each([
    {
      name: 'a condition',
      other: [
        slice({
          endpoints: [endpoint('a'), endpoint('b', { conditions: { ready: false, serving: true, terminating: true } })],
        }),
      ],
      kinds: ['endpoint-missing', 'endpoint-unexpected'],
    },
    {
      name: 'a zone',
      other: [slice({ endpoints: [endpoint('a', { zone: 'zone-b' }), endpoint('b')] })],
      kinds: ['endpoint-missing', 'endpoint-unexpected'],
    },
    {
      name: 'how often an endpoint is there',
      other: [slice({ endpoints: [endpoint('a'), endpoint('b'), endpoint('b')] })],
      kinds: ['endpoint-unexpected'],
    },
    {
      name: 'the protocol of an application',
      other: [slice({ ports: [{ ...http, appProtocol: 'http' }, dns] })],
      kinds: [
        'slice-missing',
        'endpoint-missing',
        'endpoint-missing',
        'slice-unexpected',
        'endpoint-unexpected',
        'endpoint-unexpected',
      ],
    },
    {
      name: 'an empty slice',
      other: [slice(), slice({ addressType: 'IPv6', ports: [], endpoints: [] })],
      kinds: ['slice-unexpected'],
    },
  ])('tells of $name', ({ other, kinds }) => {
    expect(compareSlices([slice()], other).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says each difference in one line', () => {
    const [missing] = compareSlices([slice({ ports: [http] })], [slice({ ports: [http], endpoints: [endpoint('b')] })]);
    expect(missing?.line).toBe(
      'shop/web IPv4 [http 8080/TCP]: missing endpoint shop/a, 10.0.0.1, ready+serving, on node-1, in zone-a',
    );
  });
});

describe('dropLingeringSlices', () => {
  const empty = slice({ ports: [], endpoints: [] });

  it('drops an empty slice beside a filled one of the same service and family only', () => {
    const others = [slice({ ...empty, addressType: 'IPv6' }), slice({ ...empty, service: 'shop/api' })];
    expect(dropLingeringSlices([slice(), empty, ...others])).toEqual([slice(), ...others]);
    expect(dropLingeringSlices([empty])).toEqual([empty]);
  });
});
