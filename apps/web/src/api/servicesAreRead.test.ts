import type { ResourceStatus } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aResource, aStatus } from '../testing/samples.ts';
import { servicesAreRead } from './servicesAreRead.ts';

const withServices = (part: Partial<ResourceStatus>) =>
  aStatus({ resources: [aResource({ resource: 'services', ...part })] });

describe('servicesAreRead', () => {
  it.each([
    { name: 'live', part: { state: 'live', objects: 0 }, want: true },
    { name: 'kept while it is tried again', part: { state: 'retrying', objects: 3 }, want: true },
    { name: 'first list under way', part: { state: 'syncing', objects: 0 }, want: false },
    { name: 'forbidden', part: { state: 'forbidden', objects: 0 }, want: false },
    { name: 'not known', part: { state: 'live', objects: null }, want: false },
  ] as const)('$name: $want', ({ part, want }) => {
    expect(servicesAreRead(withServices(part))).toBe(want);
  });

  it('asks the namespace that is meant', () => {
    const status = withServices({
      state: 'live',
      objects: 3,
      namespaces: [
        { namespace: 'shop', state: 'live' },
        { namespace: 'payments', state: 'forbidden' },
      ],
    });
    expect(servicesAreRead(status, 'shop')).toBe(true);
    expect(servicesAreRead(status, 'payments')).toBe(false);
  });

  it('knows nothing of namespaces that are not watched', () => {
    const status = { ...withServices({ state: 'live', objects: 3 }), namespaces: ['payments'] };
    expect(servicesAreRead(status, 'shop')).toBe(false);
    expect(servicesAreRead(status, 'payments')).toBe(true);
    expect(servicesAreRead(status)).toBe(true);
  });
});
