import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { KubeconfigError } from '../errors.ts';
import type { ClusterAccess } from './clusterAccess.ts';
import { SERVICE_ACCOUNT_FOLDER } from './configSource.ts';
import type { Environment } from './configSource.ts';

/**
 * The cluster this process runs in, as its service account. The token rotates, so it is named as a file.
 *
 * @param folder where the service account is mounted
 * @throws KubeconfigError outside a cluster
 */
export function inClusterAccess(environment: Environment, folder: string = SERVICE_ACCOUNT_FOLDER): ClusterAccess {
  const host = environment['KUBERNETES_SERVICE_HOST'];
  const port = environment['KUBERNETES_SERVICE_PORT'];
  if (!host || !port) {
    throw new KubeconfigError(
      'not in a cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set; use --kubeconfig',
    );
  }
  return {
    contextName: 'in-cluster',
    cluster: {
      name: 'in-cluster',
      server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
      caFile: join(folder, 'ca.crt'),
      skipTLSVerify: false,
    },
    user: { name: 'in-cluster' },
    tokenFile: join(folder, 'token'),
    impersonation: {},
  };
}
