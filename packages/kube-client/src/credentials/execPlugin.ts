import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';
import type { Cluster, User } from '@kubernetes/client-node/dist/config_types.js';
import { ExecAuth } from '@kubernetes/client-node/dist/exec_auth.js';
import { objectOf, objectsOf, textOf } from '../projection/json.ts';

/** A plugin that has not answered by then is ended; a person may have to sign in first. */
const PLUGIN_TIMEOUT_MS = 120_000;

/**
 * client-node's exec authenticator, with what it leaves out: `KUBERNETES_EXEC_INFO`, which plugins read for the version of the
 * API and the cluster; no standard input, since nobody types there; an end for a plugin that hangs.
 *
 * Source: `ExecConfig` and `ExecCredential` of client.authentication.k8s.io.
 */
export function execAuthenticator(): Authenticator {
  const authenticator = new ExecAuth();
  const execFn = (command: string, args: readonly string[] | undefined, options: SpawnOptions) =>
    spawn(command, args ?? [], { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: PLUGIN_TIMEOUT_MS });
  Object.assign(authenticator, { execFn });
  return authenticator;
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
