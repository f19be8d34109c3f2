import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';
import type { User } from '@kubernetes/client-node/dist/config_types.js';
import type { RequestOptions } from 'node:https';
import type { Identity, IdentitySource } from './identity.ts';

/**
 * Credentials from an authenticator of client-node, which caches them until they expire.
 *
 * Requests that start together wait for one call: an exec plugin may open a browser, and one window is enough. `create` makes
 * the authenticator anew after a rejection or a failure, so that a cache goes with it.
 */
export function authenticatorIdentity(user: User, create: () => Promise<Authenticator>): IdentitySource {
  let authenticator: Promise<Authenticator> | undefined;
  let underWay: Promise<Identity> | undefined;

  const authenticate = async (): Promise<Identity> => {
    authenticator ??= create();
    const options: RequestOptions & { headers: Record<string, string> } = { headers: {} };
    await (await authenticator).applyAuthentication(user, options);
    return {
      authorization: options.headers['Authorization'],
      cert: pemOf(options.cert),
      key: pemOf(options.key),
    };
  };

  return {
    identity: () => {
      underWay ??= authenticate()
        .catch((error: unknown) => {
          authenticator = undefined;
          throw error;
        })
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
    expire: () => {
      authenticator = undefined;
    },
  };
}

function pemOf(material: unknown): string | undefined {
  return typeof material === 'string' && material !== '' ? material : undefined;
}
