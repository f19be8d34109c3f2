import { describe, expect, it } from 'vitest';
import { HostGuard, canonicalHost, hostOfHeader } from './hostGuard.ts';

describe('canonicalHost', () => {
  it.each([
    ['LocalHost', 'localhost'],
    ['map.example.', 'map.example'],
    ['[::1]', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%s is %s', (name, want) => expect(canonicalHost(name)).toBe(want));
});

describe('hostOfHeader', () => {
  it.each([
    ['localhost', 'localhost'],
    ['localhost:8420', 'localhost'],
    ['[::1]:8420', '::1'],
    ['', undefined],
    [undefined, undefined],
    ['a/b', undefined],
    ['a:b:c', undefined],
    ['a:123456', undefined],
  ])('%s names %s', (header, want) => expect(hostOfHeader(header)).toBe(want));
});

describe('HostGuard', () => {
  const guard = new HostGuard(['0.0.0.0', 'map.example']);

  it.each([
    { host: 'localhost', local: '10.1.2.3', want: true },
    { host: 'map.example', local: '10.1.2.3', want: true },
    { host: '10.1.2.3', local: '::ffff:10.1.2.3', want: true },
    { host: '10.1.2.4', local: '::ffff:10.1.2.3', want: false },
    { host: 'fd00::7', local: 'fd00:0:0::7', want: true },
    { host: 'other.example', local: 'other.example', want: false },
    { host: undefined, local: '127.0.0.1', want: false },
  ])('$host on a socket at $local: $want', ({ host, local, want }) => {
    expect(guard.accepts(host, local)).toBe(want);
  });
});
