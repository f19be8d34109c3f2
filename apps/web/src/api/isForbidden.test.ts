import type { ResourceStatus } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aResource } from '../testing/samples.ts';
import { isForbidden } from './isForbidden.ts';

describe('isForbidden', () => {
  it.each<{ name: string; part: Partial<ResourceStatus>; want: boolean }>([
    { name: 'live everywhere', part: {}, want: false },
    { name: 'forbidden in the cluster', part: { state: 'forbidden' }, want: true },
    {
      name: 'forbidden in one namespace of two',
      part: {
        state: 'forbidden',
        namespaces: [
          { namespace: 'shop', state: 'live' },
          { namespace: 'payments', state: 'forbidden' },
        ],
      },
      want: false,
    },
    {
      name: 'forbidden in all namespaces',
      part: { state: 'forbidden', namespaces: [{ namespace: 'shop', state: 'forbidden' }] },
      want: true,
    },
  ])('$name: $want', ({ part, want }) => {
    expect(isForbidden([aResource({ resource: 'pods', ...part })], 'pods')).toBe(want);
    expect(isForbidden([aResource({ resource: 'pods', ...part })], 'services')).toBe(false);
    expect(isForbidden(undefined, 'pods')).toBe(false);
  });
});
