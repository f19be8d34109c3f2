import { describe, expect, it } from 'vitest';
import { chooseCluster, kubeconfigFiles } from './chooseCluster.ts';
import type { ClusterChoice } from './options.ts';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';
const HOME_CONFIG = '/home/me/.kube/config';

function choose(choice: ClusterChoice, environment: Record<string, string> = {}, files: readonly string[] = []) {
  return chooseCluster(choice, { environment, exists: (file) => files.includes(file), home: '/home/me' });
}

const DEFAULT: ClusterChoice = { kind: 'default' };

describe('chooseCluster', () => {
  it.each([
    { name: 'takes the demo without anything', environment: {}, files: [], want: { kind: 'demo' } },
    {
      name: 'takes the home kubeconfig',
      environment: {},
      files: [HOME_CONFIG],
      want: { kind: 'kubeconfig', file: { value: HOME_CONFIG } },
    },
    {
      name: 'prefers KUBECONFIG',
      environment: { KUBECONFIG: '/a' },
      files: [HOME_CONFIG],
      want: { kind: 'kubeconfig', file: { from: 'KUBECONFIG', value: '/a' } },
    },
    {
      name: 'prefers the cluster it runs in',
      environment: { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBECONFIG: '/a' },
      files: [TOKEN],
      want: { kind: 'in-cluster' },
    },
    {
      name: 'needs a token to be in a cluster',
      environment: { KUBERNETES_SERVICE_HOST: '10.96.0.1' },
      files: [],
      want: { kind: 'demo' },
    },
  ])('$name', ({ environment, files, want }) => {
    expect(choose(DEFAULT, environment, files)).toMatchObject(want);
  });

  it('looks a lone context up in the default kubeconfig', () => {
    const context = { from: '--context', value: 'kind' };
    const choice: ClusterChoice = { kind: 'kubeconfig', file: undefined, context };
    expect(choose(choice, {}, [HOME_CONFIG])).toMatchObject({ file: { value: HOME_CONFIG }, context });
    expect(() => choose(choice)).toThrow('--context');
  });

  it('expands the home folder, which the shell leaves in a variable', () => {
    const file = { from: 'FAIRLEAD_KUBECONFIG', value: '~/kind' };
    expect(choose({ kind: 'kubeconfig', file, context: undefined })).toMatchObject({
      file: { value: '/home/me/kind' },
    });
  });
});

describe('kubeconfigFiles', () => {
  it('splits KUBECONFIG only, and passes over what is missing when there are several', () => {
    expect(kubeconfigFiles({ from: '--kubeconfig', value: '/a:b' })).toEqual(['/a:b']);
    expect(kubeconfigFiles({ from: 'KUBECONFIG', value: '/missing' })).toEqual(['/missing']);
    expect(kubeconfigFiles({ from: 'KUBECONFIG', value: `/missing:${import.meta.filename}:` })).toEqual([
      import.meta.filename,
    ]);
  });
});
