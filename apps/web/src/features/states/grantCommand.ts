import type { ResourceStatus } from '@fairlead/protocol';

/**
 * The `kubectl` line that grants what is missing: the built-in role `view` in a namespace; for the whole cluster, and for
 * nodes, which `view` leaves out, a role of its own. The user is the one the API server names in its refusal.
 */
export function grantCommand(
  resource: Pick<ResourceStatus, 'resource' | 'error'>,
  namespace: string | undefined,
): string {
  const subject = subjectOf(resource.error?.message ?? '');
  if (namespace !== undefined)
    return `kubectl create rolebinding fairlead -n ${namespace} --clusterrole=view ${subject}`;
  const role = `fairlead-${resource.resource}`;
  return [
    `kubectl create clusterrole ${role} --verb=list,watch --resource=${resource.resource}`,
    `kubectl create clusterrolebinding ${role} --clusterrole=${role} ${subject}`,
  ].join(' && ');
}

/** The API server says: pods is forbidden: User "system:serviceaccount:NS:NAME" cannot list resource "pods" ... */
function subjectOf(message: string): string {
  const user = /User "([^"]+)"/.exec(message)?.[1];
  if (user === undefined) return '--user=USER';
  const account = /^system:serviceaccount:([^:]+:[^:]+)$/.exec(user)?.[1];
  return account === undefined ? `--user=${user}` : `--serviceaccount=${account}`;
}
