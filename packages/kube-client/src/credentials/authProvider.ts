import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';

/**
 * Makes the authenticator of an `auth-provider`, whose failures name it and the mend. `undefined` for a provider that client-node
 * does not know.
 */
export function authProviderLoader(provider: string): (() => Promise<Authenticator>) | undefined {
  const load = loaderOf(provider);
  return load === undefined ? undefined : async () => explaining(await load(), provider);
}

/** Loaded only when a kubeconfig names it: OIDC alone brings 80 MiB along. */
function loaderOf(provider: string): (() => Promise<Authenticator>) | undefined {
  switch (provider) {
    case 'oidc':
      return async () =>
        renewingOnce(new (await import('@kubernetes/client-node/dist/oidc_auth.js')).OpenIDConnectAuth());
    case 'gcp':
      return async () => new (await import('@kubernetes/client-node/dist/gcp_auth.js')).GoogleCloudPlatformAuth();
    case 'azure':
      return async () => new (await import('@kubernetes/client-node/dist/azure_auth.js')).AzureAuth();
    default:
      return undefined;
  }
}

/**
 * client-node takes what is left of a renewed token for the time of its end, so that every request would renew it again. Without that
 * figure it reads the time from the token itself.
 */
function renewingOnce(oidc: Authenticator): Authenticator {
  return {
    isAuthProvider: (user) => oidc.isAuthProvider(user),
    applyAuthentication: (user, options) => {
      // Its types hide it.
      Object.assign(oidc, { currentTokenExpiration: 0 });
      return oidc.applyAuthentication(user, options);
    },
  };
}

function explaining(authenticator: Authenticator, provider: string): Authenticator {
  return {
    isAuthProvider: (user) => authenticator.isAuthProvider(user),
    applyAuthentication: async (user, options) => {
      try {
        await authenticator.applyAuthentication(user, options);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`auth-provider "${provider}" failed: ${why}`, { cause: error });
      }
      // An expired token that cannot be renewed is left out without a word; the server would call us anonymous.
      if (options.headers['Authorization'] === undefined) {
        throw new Error(`auth-provider "${provider}" has no valid token; sign in again, or use an exec plugin`);
      }
    },
  };
}
