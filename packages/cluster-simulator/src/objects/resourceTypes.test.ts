import { RESOURCES } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { findResourceType } from './resourceTypes.ts';

describe('the simulated API', () => {
  it.each(RESOURCES)('serves $resource in a version that Fairlead asks for', (info) => {
    const { resource, group, kind, namespaced } = info;
    const served = [info.version, ...info.otherVersions].flatMap(
      (version) => findResourceType(group, version, resource) ?? [],
    );
    expect(served).toEqual([expect.objectContaining({ kind, namespaced })]);
  });

  it('serves no secrets', () => {
    expect(findResourceType('', 'v1', 'secrets')).toBeUndefined();
  });
});
