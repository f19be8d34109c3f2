import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, kubeconfigOf } from '../../test/kubeconfigFile.ts';
import { KubeconfigError } from '../errors.ts';
import { loadKubeconfig } from './loadKubeconfig.ts';

const load = (files: readonly string[], context?: string) => loadKubeconfig(files, '--kubeconfig', context);

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(KubeconfigError);
    return error instanceof Error ? error.message : '';
  }
  return 'no error';
}

describe('loadKubeconfig', () => {
  it('reads the current context, its cluster and its user', () => {
    using files = folder();
    const file = files.write(
      'config',
      `
apiVersion: v1
kind: Config
current-context: work
clusters:
  - name: prod
    cluster:
      server: https://k8s.example:6443/
      certificate-authority: ca.crt
      tls-server-name: kubernetes
      insecure-skip-tls-verify: true
      proxy-url: http://proxy:3128
users:
  - name: me
    user: { tokenFile: secrets/token, client-certificate: /abs/me.crt, as: someone, as-groups: [a, b], as-uid: '7' }
contexts:
  - name: work
    context: { cluster: prod, user: me, namespace: shop }
`,
    );
    expect(load([file])).toMatchObject({
      contextName: 'work',
      cluster: {
        server: 'https://k8s.example:6443',
        caFile: join(files.path, 'ca.crt'),
        tlsServerName: 'kubernetes',
        skipTLSVerify: true,
        proxyUrl: 'http://proxy:3128',
      },
      user: { name: 'me', certFile: '/abs/me.crt' },
      tokenFile: join(files.path, 'secrets', 'token'),
      impersonation: { 'impersonate-user': 'someone', 'impersonate-uid': '7', 'impersonate-group': ['a', 'b'] },
    });
  });

  it('takes an exec command with a folder in it as relative to the file, and a bare one as it is', () => {
    using files = folder();
    const file = (command: string): string =>
      files.write('config', kubeconfigOf({ server: 'https://k' }, { exec: { command } }));
    expect(load([file('bin/login')]).user?.exec).toMatchObject({ command: join(files.path, 'bin', 'login') });
    expect(load([file('aws')]).user?.exec).toMatchObject({ command: 'aws' });
  });

  it('merges several files as kubectl does: the first to name a thing wins, missing files are passed over', () => {
    using files = folder();
    const context = (cluster: string, user?: string): object => ({ cluster, ...(user === undefined ? {} : { user }) });
    const first = files.write(
      'first',
      JSON.stringify({
        clusters: [{ name: 'a', cluster: { server: 'https://first' } }],
        contexts: [{ name: 'ctx', context: context('a', 'u') }],
      }),
    );
    const second = files.write(
      'second',
      JSON.stringify({
        'current-context': 'ctx',
        clusters: [
          { name: 'a', cluster: { server: 'https://second' } },
          { name: 'b', cluster: { server: 'https://b' } },
        ],
        users: [{ name: 'u', user: { token: 't', tokenFile: 'token' } }],
        contexts: [
          { name: 'ctx', context: context('b') },
          { name: 'other', context: context('b') },
        ],
      }),
    );
    const all = [join(files.path, 'missing'), first, second];
    expect(load(all)).toMatchObject({ contextName: 'ctx', cluster: { server: 'https://first' }, user: { token: 't' } });
    expect(load(all, 'other')).toMatchObject({ cluster: { server: 'https://b' }, user: undefined });
  });

  it('does not mind entries that are not complete, unless they are needed', () => {
    using files = folder();
    const config = {
      'current-context': 'good',
      clusters: [null, { name: 'broken' }, { name: 'good', cluster: { server: 'https://k' } }],
      users: [{}, { name: 'nobody' }],
      contexts: [
        { name: 'good', context: { cluster: 'good', user: 'nobody' } },
        { name: 'bad', context: { cluster: 'broken' } },
        { name: 'worse', context: { cluster: 'good', user: 'gone' } },
      ],
    };
    const file = files.write('config', JSON.stringify(config));
    expect(load([file]).cluster.server).toBe('https://k');
    expect(messageOf(() => load([file], 'bad'))).toBe(
      `kubeconfig ${file}: context "bad" names cluster "broken", which is missing or has no server; add it`,
    );
    expect(messageOf(() => load([file], 'worse'))).toBe(
      `kubeconfig ${file}: context "worse" names user "gone", which is missing; add it`,
    );
  });

  it.each([
    { name: 'no YAML', text: 'a: [', want: /^kubeconfig .*: no valid YAML at line \d+ .*; mend the file$/ },
    { name: 'nothing', text: '', want: /no kubeconfig in it/ },
    { name: 'text', text: 'hello', want: /no kubeconfig in it/ },
    { name: 'no context', text: '{}', want: /no current context; choose one with --context \(it has none\)$/ },
    {
      name: 'no current context',
      text: 'contexts: [{name: a, context: {cluster: x}}, {name: b, context: {cluster: x}}]',
      want: /no current context; choose one with --context \(it has a, b\)$/,
    },
    { name: 'an unknown context', text: 'current-context: z', want: /no context "z"; choose another \(it has none\)$/ },
  ])('says in one line what is wrong with $name', ({ text, want }) => {
    using files = folder();
    const message = messageOf(() => load([files.write('config', text)]));
    expect(message).toMatch(want);
    expect(message).not.toContain('\n');
  });

  it('names a file that does not exist or is a folder', () => {
    using files = folder();
    const missing = join(files.path, 'missing');
    expect(messageOf(() => load([missing]))).toBe(`kubeconfig ${missing}: no such file; name a file that can be read`);
    expect(messageOf(() => load([files.path]))).toContain('it is a folder');
    expect(messageOf(() => loadKubeconfig([missing, missing], 'KUBECONFIG', undefined))).toBe(
      'KUBECONFIG names no file that exists; name a kubeconfig file',
    );
  });
});
