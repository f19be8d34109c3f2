import { stringify } from 'yaml';

/** A kubeconfig for a simulated cluster. Plain HTTP: clients accept it only with `insecure-skip-tls-verify`. */
export function kubeconfigFor(server: string, contextName: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contextName,
    clusters: [{ name: contextName, cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'simulated', user: { token: 'simulated' } }],
    contexts: [{ name: contextName, context: { cluster: contextName, user: 'simulated' } }],
  });
}
