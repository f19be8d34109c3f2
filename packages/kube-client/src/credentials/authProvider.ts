import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';

/**
 * The authenticator of an `auth-provider`, loaded only when a kubeconfig names it: OIDC alone brings 80 MiB along.
 * `undefined` for a provider that client-node does not know.
 */
export function authProviderLoader(provider: string): (() => Promise<Authenticator>) | undefined {
  switch (provider) {
    case 'oidc':
      return async () => new (await import('@kubernetes/client-node/dist/oidc_auth.js')).OpenIDConnectAuth();
    case 'gcp':
      return async () => new (await import('@kubernetes/client-node/dist/gcp_auth.js')).GoogleCloudPlatformAuth();
    case 'azure':
      return async () => new (await import('@kubernetes/client-node/dist/azure_auth.js')).AzureAuth();
    default:
      return undefined;
  }
}
