import { spawn } from 'node:child_process';
import type { SpawnOptions, StdioOptions } from 'node:child_process';
import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';
import type { Cluster, User } from '@kubernetes/client-node/dist/config_types.js';
import { ExecAuth } from '@kubernetes/client-node/dist/exec_auth.js';
import { objectOf, objectsOf, textOf } from '../projection/json.ts';
import type { JsonObject } from '../projection/json.ts';

/** A plugin that has not answered by then is ended; a person may have to sign in first. */
const PLUGIN_TIMEOUT_MS = 120_000;

/** What a plugin that says neither has printed. */
const NO_CREDENTIAL = 'printed no ExecCredential with a token or a certificate';

/**
 * client-node's exec authenticator, with what it leaves out: `KUBERNETES_EXEC_INFO`, which plugins read for the version of the
 * API and the cluster; no standard input, since nobody types there; an end for a plugin that hangs, or that still runs when
 * `signal` says that nobody waits for it any more; failures in words that name the plugin and the mend.
 *
 * Source: `ExecConfig` and `ExecCredential` of client.authentication.k8s.io.
 */
export function execAuthenticator(signal: AbortSignal): Authenticator {
  const authenticator = new ExecAuth();
  let ended = '';
  const execFn = (command: string, args: readonly string[] | undefined, options: SpawnOptions) => {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args ?? [], { ...options, stdio, timeout: PLUGIN_TIMEOUT_MS, signal });
    child.once('exit', (code, killedBy) => {
      ended = killedBy === null ? `exit code ${code}` : killedBy;
    });
    return child;
  };
  Object.assign(authenticator, { execFn });
  return {
    isAuthProvider: (user) => authenticator.isAuthProvider(user),
    applyAuthentication: async (user, options) => {
      const exec = objectOf(user.exec);
      try {
        await authenticator.applyAuthentication(user, options);
        if (options.cert === undefined && options.headers['Authorization'] === undefined) throw new TypeError();
      } catch (error) {
        throw new Error(`exec plugin "${textOf(exec['command'])}" ${failureWords(error, exec, ended)}`, {
          cause: error,
        });
      }
    },
  };
}

function failureWords(error: unknown, exec: JsonObject, ended: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    const hint = textOf(exec['installHint']);
    return `is not installed, or not on the PATH${hint === undefined ? '' : `: ${hint}`}`;
  }
  if (code === 'EACCES') return 'may not be run; check its permissions';
  // client-node reads what the plugin printed without looking whether it is there.
  if (error instanceof SyntaxError || error instanceof TypeError) return NO_CREDENTIAL;
  const words = error instanceof Error ? error.message.trim() : '';
  return words === '' ? `ended with ${ended} and said nothing` : `failed: ${words}`;
}

/** The user with the environment that its exec plugin expects. */
export function withExecInfo(user: User, cluster: Cluster): User {
  const exec = objectOf(user.exec);
  const info = {
    apiVersion: textOf(exec['apiVersion']) ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(exec['provideClusterInfo'] === true ? { cluster: clusterInfo(cluster) } : {}),
    },
  };
  const environment = [...objectsOf(exec['env']), { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) }];
  return { ...user, exec: { ...exec, env: environment } };
}

function clusterInfo(cluster: Cluster): Readonly<Record<string, unknown>> {
  return {
    server: cluster.server,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.skipTLSVerify,
    'certificate-authority-data': cluster.caData,
    'proxy-url': cluster.proxyUrl,
  };
}
