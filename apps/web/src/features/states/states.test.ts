import { describe, expect, it } from 'vitest';
import { aResource } from '../../testing/samples.ts';
import { grantCommand } from './grantCommand.ts';
import { listProgress } from './listProgress.ts';

const refused = (user: string) => ({
  code: 'forbidden',
  message: `pods is forbidden: User "${user}" cannot list resource "pods" in API group ""`,
  status: 403,
});

describe('grantCommand', () => {
  it.each([
    {
      name: 'a user in a namespace',
      resource: aResource({ resource: 'pods', error: refused('ana') }),
      namespace: 'payments',
      want: 'kubectl create rolebinding fairlead -n payments --clusterrole=view --user=ana',
    },
    {
      name: 'a service account for the whole cluster',
      resource: aResource({ resource: 'nodes', error: refused('system:serviceaccount:tools:fairlead') }),
      namespace: undefined,
      want:
        'kubectl create clusterrole fairlead-nodes --verb=list,watch --resource=nodes && ' +
        'kubectl create clusterrolebinding fairlead-nodes --clusterrole=fairlead-nodes --serviceaccount=tools:fairlead',
    },
    {
      name: 'somebody the refusal does not name',
      resource: aResource({ resource: 'pods' }),
      namespace: 'payments',
      want: 'kubectl create rolebinding fairlead -n payments --clusterrole=view --user=USER',
    },
  ])('grants $name', ({ resource, namespace, want }) => {
    expect(grantCommand(resource, namespace)).toBe(want);
  });
});

describe('listProgress', () => {
  it('sums up the workload resources and leaves out what is done and of no weight', () => {
    const lines = listProgress([
      aResource({ resource: 'services', objects: 2000 }),
      aResource({ resource: 'pods', state: 'syncing', progress: { read: 500, remaining: 1500 } }),
      aResource({ resource: 'namespaces', objects: 5 }),
      aResource({ resource: 'deployments', state: 'syncing', progress: { read: 100, remaining: 300 } }),
      aResource({ resource: 'jobs', objects: 20 }),
      aResource({ resource: 'ingresses', state: 'off' }),
    ]);
    expect(lines).toEqual([
      { name: 'services', done: true, read: 2000, total: 2000 },
      { name: 'pods', done: false, read: 500, total: 2000 },
      { name: 'workloads', done: false, read: 120, total: 420 },
    ]);
  });

  it('guesses no total that the server has not given', () => {
    const [line] = listProgress([
      aResource({ resource: 'pods', state: 'syncing', progress: { read: 500, remaining: null } }),
    ]);
    expect(line).toEqual({ name: 'pods', done: false, read: 500, total: undefined });
  });
});
