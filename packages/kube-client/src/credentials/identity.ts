/** What a source of credentials adds to a request. */
export interface Identity {
  /** Value of the header `Authorization`. */
  readonly authorization: string | undefined;
  /** A client certificate and its key, PEM, from an exec plugin. */
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

/** Who asks. One of: nobody, a fixed token, a token file, an exec plugin, an auth provider. */
export interface IdentitySource {
  /** Fresh enough to be sent now. Rejects when there is nothing to send: no file, the plugin failed. */
  identity(): Promise<Identity>;
  /** The server rejected what was sent last; look again before the next request. */
  expire(): void;
}

export const NO_IDENTITY: Identity = { authorization: undefined, cert: undefined, key: undefined };

/** Credentials that never change. */
export function fixedIdentity(authorization: string | undefined): IdentitySource {
  const identity = { ...NO_IDENTITY, authorization };
  return { identity: () => Promise.resolve(identity), expire: () => undefined };
}
