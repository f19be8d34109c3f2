import { RESOURCES } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { findResourceType } from './resourceTypes.ts';

describe('the simulated API', () => {
  it.each(RESOURCES)('serves $resource as Fairlead asks for it', ({ resource, group, version, kind, namespaced }) => {
    expect(findResourceType(group, version, resource)).toMatchObject({ kind, namespaced });
  });

  it('serves no secrets', () => {
    expect(findResourceType('', 'v1', 'secrets')).toBeUndefined();
  });
});
