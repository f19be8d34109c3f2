import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../../test/kubeconfigFile.ts';
import { findConfigSource } from './configSource.ts';
import { inClusterAccess } from './inCluster.ts';

describe('findConfigSource', () => {
  it('takes what is asked for', () => {
    expect(findConfigSource({ inCluster: true }, {})).toStrictEqual({ kind: 'in-cluster' });
    expect(findConfigSource({ kubeconfigFile: '/x' }, { KUBECONFIG: '/y' })).toStrictEqual({
      kind: 'kubeconfig',
      files: ['/x'],
      named: '--kubeconfig',
    });
  });

  it('takes all files of KUBECONFIG', () => {
    const environment = { KUBECONFIG: ['/a', '', '/b'].join(delimiter) };
    expect(findConfigSource({}, environment)).toStrictEqual({
      kind: 'kubeconfig',
      files: ['/a', '/b'],
      named: 'KUBECONFIG',
    });
  });

  it('takes one file whose name holds the separator as one', () => {
    using files = folder();
    const file = files.write(`a${delimiter}b`, '');
    expect(findConfigSource({ kubeconfigFile: file }, {})).toMatchObject({ files: [file] });
  });

  it('looks in the home folder last, and finds nothing where nothing is', () => {
    using files = folder();
    expect(findConfigSource({}, { HOME: files.path })).toBeUndefined();
    const config = files.write(join('.kube', 'config'), '');
    expect(findConfigSource({}, { HOME: files.path })).toStrictEqual({
      kind: 'kubeconfig',
      files: [config],
      named: '--kubeconfig',
    });
  });
});

describe('inClusterAccess', () => {
  it('names the server, the authority and the token file of the service account', () => {
    const environment = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
    expect(inClusterAccess(environment, '/sa')).toMatchObject({
      contextName: 'in-cluster',
      cluster: { server: 'https://[fd00::1]:443', caFile: '/sa/ca.crt' },
      tokenFile: '/sa/token',
    });
  });

  it('says what is missing outside a cluster', () => {
    expect(() => inClusterAccess({})).toThrow('not in a cluster: KUBERNETES_SERVICE_HOST');
  });
});
