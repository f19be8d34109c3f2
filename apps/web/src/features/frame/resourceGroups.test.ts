import type { ResourceState } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aResource } from '../../testing/samples.ts';
import { statusItems } from './resourceGroups.ts';

const ALL = [
  'services',
  'pods',
  'nodes',
  'namespaces',
  'deployments',
  'replicasets',
  'jobs',
  'ingresses',
  'httproutes',
];

function names(states: Readonly<Record<string, ResourceState>>): string[] {
  const resources = ALL.map((resource) => aResource({ resource, state: states[resource] ?? 'live' }));
  return statusItems(resources).map(({ name, status }) => `${name} ${status.state}`);
}

describe('statusItems', () => {
  it('sums up the workload resources and leaves the rest to the popover while all is live', () => {
    expect(names({})).toEqual(['services live', 'pods live', 'nodes live', 'workloads live']);
  });

  it('names what differs from the others', () => {
    expect(names({ jobs: 'forbidden', ingresses: 'off' })).toEqual([
      'services live',
      'pods live',
      'nodes live',
      'workloads live',
      'jobs forbidden',
      'ingresses off',
    ]);
  });

  it('says nothing of the Gateway API where there is none', () => {
    expect(names({ httproutes: 'off' })).toEqual(names({}));
    expect(names({ httproutes: 'forbidden' })).toContain('httproutes forbidden');
  });

  it('says it of all workloads when it is true of all', () => {
    expect(names({ deployments: 'retrying', replicasets: 'retrying', jobs: 'retrying' })).toContain(
      'workloads retrying',
    );
  });
});
