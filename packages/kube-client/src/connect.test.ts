import { CredentialsRejectedError, UnreachableError } from '@fairlead/informer';
import { FakeClock } from '@fairlead/informer/testing';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { certificate, certificateData, certificateFile } from '../test/certificates.ts';
import { folder, kubeconfigOf } from '../test/kubeconfigFile.ts';
import type { Folder } from '../test/kubeconfigFile.ts';
import { answerJson, scriptedServer } from '../test/scriptedServer.ts';
import { secureServer, socksProxy, tunnelProxy } from '../test/secureServer.ts';
import { connect } from './connect.ts';
import type { ConnectOptions } from './connect.ts';
import type { ClusterConnection } from './connection.ts';

async function connected(
  files: Folder,
  cluster: object,
  user: object,
  options: ConnectOptions = {},
): Promise<ClusterConnection & AsyncDisposable> {
  const kubeconfigFile = files.write('config', kubeconfigOf(cluster, user));
  const connection = await connect({ kubeconfigFile, environment: {}, ...options });
  return { ...connection, [Symbol.asyncDispose]: () => connection.close() };
}

/** A server that answers with the `Authorization` it got as its version, and 401 to what it does not accept. */
function authorizing(accepts: (authorization: string) => boolean) {
  return scriptedServer((request, response) => {
    const { authorization = 'none' } = request.headers;
    if (accepts(authorization)) answerJson(response, { gitVersion: authorization });
    else answerJson(response, { kind: 'Status', message: 'Unauthorized', code: 401 }, 401);
  });
}

describe('TLS', () => {
  it('checks the server by its authority and under its tls-server-name, and shows a client certificate', async () => {
    await using server = await secureServer();
    using files = folder();
    const cluster = {
      server: `https://127.0.0.1:${server.port}`,
      'certificate-authority-data': certificateData('ca.crt'),
      'tls-server-name': 'kubernetes.test',
    };
    const user = {
      'client-certificate': certificateFile('client.crt'),
      'client-key-data': certificateData('client.key'),
    };
    await using alice = await connected(files, cluster, user);
    expect(alice).toMatchObject({ contextName: 'test', server: cluster.server });
    expect(await alice.kubernetesVersion()).toBe('alice');
    await using nobody = await connected(files, cluster, {});
    expect(await nobody.kubernetesVersion()).toBe('nobody');
  });

  it('refuses a server of an unknown authority, or for another name, unless told to skip the check', async () => {
    await using server = await secureServer();
    using files = folder();
    const url = `https://127.0.0.1:${server.port}`;
    await using unknown = await connected(files, { server: url }, {});
    await expect(unknown.kubernetesVersion()).rejects.toThrow(/unknown authority; set certificate-authority/);
    const authority = { 'certificate-authority': certificateFile('ca.crt') };
    await using otherName = await connected(files, { server: url, ...authority }, {});
    await expect(otherName.kubernetesVersion()).rejects.toThrow(/for another name; set tls-server-name/);
    await using skipping = await connected(files, { server: url, 'insecure-skip-tls-verify': true }, {});
    expect(await skipping.kubernetesVersion()).toBe('nobody');
  });

  it('shows a client certificate that was renewed within a minute', async () => {
    await using server = await secureServer();
    using files = folder();
    const clock = new FakeClock();
    const cluster = { server: `https://127.0.0.1:${server.port}`, 'insecure-skip-tls-verify': true };
    files.write('me.crt', certificate('client.crt'));
    files.write('me.key', certificate('client.key'));
    const user = { 'client-certificate': 'me.crt', 'client-key': 'me.key' };
    await using connection = await connected(files, cluster, user, { clock });
    expect(await connection.kubernetesVersion()).toBe('alice');
    files.write('me.crt', certificate('renewed.crt'));
    files.write('me.key', certificate('renewed.key'));
    expect(await connection.kubernetesVersion()).toBe('alice');
    await clock.advance(60_000);
    expect(await connection.kubernetesVersion()).toBe('alice-renewed');
  });

  it('goes through the proxy of the kubeconfig or of the environment', async () => {
    await using server = await secureServer();
    await using proxy = await tunnelProxy(server.port);
    using files = folder();
    const cluster = {
      server: 'https://kubernetes.test:6443',
      'certificate-authority': certificateFile('ca.crt'),
    };
    const user = { 'client-certificate': certificateFile('client.crt'), 'client-key': certificateFile('client.key') };
    const url = `http://127.0.0.1:${proxy.port}`;
    await using byConfig = await connected(files, { ...cluster, 'proxy-url': url }, user);
    expect(await byConfig.kubernetesVersion()).toBe('alice');
    await using byEnvironment = await connected(files, cluster, user, { environment: { HTTPS_PROXY: url } });
    expect(await byEnvironment.kubernetesVersion()).toBe('alice');
    expect(proxy.asked).toStrictEqual(['kubernetes.test:6443', 'kubernetes.test:6443']);
    // Not on this machine, as far as anyone can tell.
    expect(server.acceptEncodings).toStrictEqual(['gzip', 'gzip']);
  });

  it('goes through a SOCKS proxy', async () => {
    await using server = await secureServer();
    await using proxy = await socksProxy(server.port);
    using files = folder();
    const cluster = {
      server: 'https://kubernetes.test:6443',
      'certificate-authority': certificateFile('ca.crt'),
      'proxy-url': `socks5://127.0.0.1:${proxy.port}`,
    };
    const user = { 'client-certificate': certificateFile('client.crt'), 'client-key': certificateFile('client.key') };
    await using connection = await connected(files, cluster, user);
    expect(await connection.kubernetesVersion()).toBe('alice');
    expect(proxy.asked).toStrictEqual(['kubernetes.test:6443']);
  });
});

describe('credentials', () => {
  it.each([
    { name: 'nothing', user: {}, want: 'none' },
    { name: 'a token', user: { token: 'secret' }, want: 'Bearer secret' },
    { name: 'a name and password', user: { username: 'me', password: 'pä' }, want: 'Basic bWU6cMOk' },
  ])('sends $name', async ({ user, want }) => {
    await using server = await authorizing(() => true);
    using files = folder();
    await using connection = await connected(files, { server: server.url }, user);
    expect(await connection.kubernetesVersion()).toBe(want);
  });

  it('sends whom to impersonate', async () => {
    await using server = await scriptedServer((request, response) => {
      const { 'impersonate-user': user, 'impersonate-group': groups } = request.headers;
      answerJson(response, { gitVersion: `${String(user)} of ${String(groups)}` });
    });
    using files = folder();
    await using connection = await connected(files, { server: server.url }, { as: 'bob', 'as-groups': ['x', 'y'] });
    expect(await connection.kubernetesVersion()).toBe('bob of x, y');
  });

  it('reads a token file again after a minute, and keeps the last token while the file is away', async () => {
    await using server = await authorizing(() => true);
    using files = folder();
    const clock = new FakeClock();
    files.write('token', 'first\n');
    const user = { tokenFile: 'token', token: 'ignored' };
    await using connection = await connected(files, { server: server.url }, user, { clock });
    expect(await connection.kubernetesVersion()).toBe('Bearer first');
    files.write('token', 'second\n');
    await clock.advance(59_000);
    expect(await connection.kubernetesVersion()).toBe('Bearer first');
    await clock.advance(1_000);
    expect(await connection.kubernetesVersion()).toBe('Bearer second');
    files[Symbol.dispose]();
    await clock.advance(60_000);
    expect(await connection.kubernetesVersion()).toBe('Bearer second');
    files.write('token', 'third');
  });

  it('reads a token file again at once when its token is rejected', async () => {
    await using server = await authorizing((authorization) => authorization === 'Bearer second');
    using files = folder();
    files.write('token', 'first');
    await using connection = await connected(files, { server: server.url }, { tokenFile: 'token' });
    await expect(connection.kubernetesVersion()).rejects.toBeInstanceOf(CredentialsRejectedError);
    files.write('token', 'second');
    await expect(connection.kubernetesVersion()).resolves.toBe('Bearer second');
  });
});

describe('exec plugin', () => {
  // Counts its runs in a file and hands out `token-1`, `token-2`, ...; tells what it was given, too.
  const PLUGIN = `
    const fs = require('node:fs');
    const [, , file] = process.argv;
    const run = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) + 1 : 1;
    fs.writeFileSync(file, String(run));
    const info = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
    const token = ['token', run, process.env.FLAVOUR, info.kind, info.spec.interactive].join('-');
    console.log(JSON.stringify({ apiVersion: info.apiVersion, kind: 'ExecCredential', status: { token } }));
  `;

  const execUser = (files: Folder): object => ({
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: [files.write('plugin.cjs', PLUGIN), `${files.path}/runs`],
      env: [{ name: 'FLAVOUR', value: 'mint' }],
    },
  });

  it('is run once for requests that start together, and its token is kept', async () => {
    await using server = await authorizing(() => true);
    using files = folder();
    await using connection = await connected(files, { server: server.url }, execUser(files));
    const first = 'Bearer token-1-mint-ExecCredential-false';
    expect(await Promise.all([connection.kubernetesVersion(), connection.kubernetesVersion()])).toStrictEqual([
      first,
      first,
    ]);
    expect(await connection.kubernetesVersion()).toBe(first);
  });

  it('is run again when its token is rejected, once for all requests that were', async () => {
    await using server = await authorizing((authorization) => authorization.startsWith('Bearer token-2-'));
    using files = folder();
    await using connection = await connected(files, { server: server.url }, execUser(files));
    const outcomes = await Promise.allSettled([connection.kubernetesVersion(), connection.kubernetesVersion()]);
    expect(outcomes.map((outcome) => outcome.status)).toStrictEqual(['rejected', 'rejected']);
    expect(await connection.kubernetesVersion()).toMatch(/^Bearer token-2-/);
  });

  it.each([
    {
      name: 'is not there',
      exec: { command: 'no-such-plugin', installHint: 'get it at\nplugins.example' },
      want: /: exec plugin "no-such-plugin" is not installed, or not on the PATH: get it at plugins\.example$/,
    },
    {
      name: 'may not be run',
      exec: { command: '/' },
      want: /: exec plugin "\/" may not be run; check its permissions$/,
    },
    {
      name: 'fails',
      exec: { command: process.execPath, args: ['-e', 'console.error("please log in"); process.exit(1)'] },
      want: /no credentials to send: exec plugin ".*" failed: please log in$/,
    },
    {
      name: 'fails without a word',
      exec: { command: process.execPath, args: ['-e', 'process.exit(3)'] },
      want: /ended with exit code 3 and said nothing$/,
    },
    {
      name: 'prints something else',
      exec: { command: process.execPath, args: ['-e', 'console.log("hello")'] },
      want: /printed no ExecCredential with a token or a certificate$/,
    },
    {
      name: 'prints no status',
      exec: { command: process.execPath, args: ['-e', 'console.log("{}")'] },
      want: /printed no ExecCredential with a token or a certificate$/,
    },
    {
      name: 'prints no token',
      exec: { command: process.execPath, args: ['-e', 'console.log(\'{"status":{}}\')'] },
      want: /printed no ExecCredential with a token or a certificate$/,
    },
  ])('that $name makes requests fail as rejected', async ({ exec, want }) => {
    using files = folder();
    await using connection = await connected(files, { server: 'http://127.0.0.1:1' }, { exec });
    const outcome = connection.kubernetesVersion();
    await expect(outcome).rejects.toBeInstanceOf(CredentialsRejectedError);
    await expect(outcome).rejects.toThrow(want);
  });
});

describe('exec plugin that does not come back', () => {
  const HANGS = 'console.error(process.pid); setInterval(() => undefined, 1000)';

  it('is blamed by its own name, and is asked no second time meanwhile', async () => {
    const clock = new FakeClock();
    using files = folder();
    const exec = { command: process.execPath, args: ['-e', HANGS] };
    await using connection = await connected(files, { server: 'http://127.0.0.1:1' }, { exec }, { clock });
    const outcome = connection.kubernetesVersion();
    const rejected = expect(outcome).rejects.toThrow(/the plugin or provider that signs in has not answered for 30 s$/);
    await clock.advance(30_000);
    await rejected;
    await expect(outcome).rejects.toBeInstanceOf(CredentialsRejectedError);
  });

  it('ends with the connection', async () => {
    using files = folder();
    const script = `require('node:fs').writeFileSync(process.argv[1], String(process.pid)); ${HANGS}`;
    const exec = { command: process.execPath, args: ['-e', script, `${files.path}/pid`] };
    const connection = await connected(files, { server: 'http://127.0.0.1:1' }, { exec });
    const outcome = expect(connection.kubernetesVersion()).rejects.toThrow();
    const pid = await vi.waitFor(() => Number(readFileSync(`${files.path}/pid`, 'utf8') || Number.NaN), 10_000);
    await connection.close();
    await outcome;
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 10_000);
  });
});

describe('auth provider', () => {
  it('without a valid token makes requests fail as rejected, not as anonymous', async () => {
    await using server = await authorizing(() => true);
    using files = folder();
    const config = { 'client-id': 'fairlead', 'id-token': jwtThatEnded(), 'idp-issuer-url': 'https://idp.example' };
    const user = { 'auth-provider': { name: 'oidc', config } };
    await using connection = await connected(files, { server: server.url }, user);
    await expect(connection.kubernetesVersion()).rejects.toThrow(
      /no credentials to send: auth-provider "oidc" has no valid token; sign in again/,
    );
  });
});

/** A token that expired in 1970. */
function jwtThatEnded(): string {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  return [part({ alg: 'none' }), part({ exp: 1 }), 'signature'].join('.');
}

describe('connect', () => {
  const server = 'https://k8s.example';
  it.each([
    { name: 'a server without scheme', cluster: { server: 'k8s.example:6443' }, user: {}, want: /write it as https:/ },
    { name: 'a proxy that is none', cluster: { server, 'proxy-url': 'proxy' }, user: {}, want: /proxy-url is no URL/ },
    {
      name: 'an authority that is missing',
      cluster: { server, 'certificate-authority': 'gone.crt' },
      user: {},
      want: /certificate authority .*gone\.crt: no such file/,
    },
    {
      name: 'an authority that is none',
      cluster: { server, 'certificate-authority-data': 'not base64!' },
      user: {},
      want: /its certificate-authority is no certificate in PEM form; correct it/,
    },
    {
      name: 'a certificate that is none',
      cluster: { server },
      user: { 'client-certificate-data': Buffer.from('no').toString('base64') },
      want: /its certificates cannot be used/,
    },
    {
      name: 'a key of another certificate',
      cluster: { server },
      user: { 'client-certificate': certificateFile('client.crt'), 'client-key': certificateFile('renewed.key') },
      want: /its certificates cannot be used/,
    },
    {
      name: 'a token file that is missing',
      cluster: { server },
      user: { tokenFile: 'gone' },
      want: /gone: no such file/,
    },
    { name: 'a plugin without command', cluster: { server }, user: { exec: {} }, want: /names no command/ },
    {
      name: 'an unknown provider',
      cluster: { server },
      user: { 'auth-provider': { name: 'magic' } },
      want: /unknown auth-provider "magic"/,
    },
    {
      name: 'a provider without config',
      cluster: { server },
      user: { 'auth-provider': { name: 'gcp' } },
      want: /auth-provider "gcp" has no config/,
    },
  ])('says in one line what is wrong with $name', async ({ cluster, user, want }) => {
    using files = folder();
    const outcome = connected(files, cluster, user);
    await expect(outcome).rejects.toMatchObject({ code: 'KUBECONFIG', message: expect.stringMatching(want) });
    await expect(outcome).rejects.not.toMatchObject({ message: expect.stringContaining('\n') });
  });

  it('says so when there is no kubeconfig at all', async () => {
    using files = folder();
    await expect(connect({ environment: { HOME: files.path } })).rejects.toThrow(/^no kubeconfig: .*--kubeconfig$/);
  });

  it('ends what is under way when it is closed', async () => {
    await using silent = await scriptedServer(() => undefined);
    using files = folder();
    const connection = await connected(files, { server: silent.url }, {});
    const listed = connection
      .listerWatcher('pods')
      .list({ limit: 1, continueToken: undefined, signal: new AbortController().signal });
    const outcome = expect(listed).rejects.toBeInstanceOf(UnreachableError);
    await silent.received('GET');
    await connection.close();
    await outcome;
  });
});

describe('reads', () => {
  it('says which resources the server has', async () => {
    const groups: Readonly<Record<string, readonly string[]>> = {
      '/api/v1': ['pods', 'pods/log', 'services', 'nodes', 'namespaces', 'secrets'],
      '/apis/apps/v1': ['deployments', 'replicasets'],
    };
    await using server = await scriptedServer((request, response) => {
      const names = groups[request.url ?? ''];
      if (request.url === '/apis/batch/v1') answerJson(response, { code: 403, message: 'no' }, 403);
      else if (names === undefined) answerJson(response, { code: 404 }, 404);
      else answerJson(response, { kind: 'APIResourceList', resources: names.map((name) => ({ name })) });
    });
    using files = folder();
    await using connection = await connected(files, { server: server.url }, {});
    const served = await connection.discovery();
    expect([...served].toSorted()).toStrictEqual([
      'deployments',
      // May not be discovered; listing will tell.
      'jobs',
      'namespaces',
      'nodes',
      'pods',
      'replicasets',
      'services',
    ]);
  });

  it.each([
    { name: 'has', groups: { kind: 'APIResourceList', resources: [{ name: 'httproutes' }] }, want: 'FORBIDDEN' },
    { name: 'has not', groups: { kind: 'APIResourceList', resources: [] }, want: 'RESOURCE_NOT_SERVED' },
    { name: 'has nothing of the group of', groups: undefined, want: 'RESOURCE_NOT_SERVED' },
  ])('is refused custom resources that the server $name: $want', async ({ groups, want }) => {
    await using server = await scriptedServer((request, response) => {
      if (request.url?.includes('httproutes') === true) answerJson(response, { code: 403, message: 'no' }, 403);
      else if (groups === undefined) answerJson(response, { code: 404 }, 404);
      else answerJson(response, groups);
    });
    using files = folder();
    await using connection = await connected(files, { server: server.url }, {});
    const { signal } = new AbortController();
    const list = connection.listerWatcher('httproutes').list({ limit: 500, continueToken: undefined, signal });
    await expect(list).rejects.toMatchObject({ code: want });
  });

  it('finds resources in whichever of their versions the server has', async () => {
    await using server = await scriptedServer((request, response) => {
      const isThere = request.url === '/apis/gateway.networking.k8s.io/v1alpha2';
      if (isThere) answerJson(response, { kind: 'APIResourceList', resources: [{ name: 'tlsroutes' }] });
      else answerJson(response, { code: 404 }, 404);
    });
    using files = folder();
    await using connection = await connected(files, { server: server.url }, {});
    expect([...(await connection.discovery())]).toEqual(['tlsroutes']);
  });

  it('reads the EndpointSlices of one service in pages', async () => {
    const pages: Readonly<Record<string, object>> = {
      first: { metadata: { continue: 'second' }, items: [{ metadata: { name: 'a' } }] },
      second: { metadata: {}, items: [{ metadata: { name: 'b' } }] },
    };
    await using server = await scriptedServer((request, response) => {
      const token = new URL(request.url ?? '', 'http://x').searchParams.get('continue') ?? 'first';
      answerJson(response, pages[token]);
    });
    using files = folder();
    await using connection = await connected(files, { server: server.url }, {});
    const read = await connection.readEndpointSlices('shop', 'cart');
    expect(read).toStrictEqual({
      items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
      jsonBytes: Buffer.byteLength(JSON.stringify(pages['first']) + JSON.stringify(pages['second'])),
      complete: true,
    });
    const path = '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices';
    expect(server.requests).toStrictEqual([
      `GET ${path}?labelSelector=kubernetes.io%2Fservice-name%3Dcart&limit=500`,
      `GET ${path}?labelSelector=kubernetes.io%2Fservice-name%3Dcart&limit=500&continue=second`,
    ]);
  });

  it('reads the Endpoints of one service', async () => {
    await using server = await scriptedServer((_request, response) => answerJson(response, { items: [] }));
    using files = folder();
    await using connection = await connected(files, { server: server.url }, {});
    expect(await connection.readEndpoints('shop', 'cart')).toMatchObject({ items: [], complete: true });
    expect(server.requests).toStrictEqual([
      'GET /api/v1/namespaces/shop/endpoints?fieldSelector=metadata.name%3Dcart&limit=500',
    ]);
  });
});
