import { createSecureContext } from 'node:tls';
import type { Clock } from '@fairlead/informer';
import { KubeconfigError } from '../errors.ts';
import type { ClusterAccess } from '../kubeconfig/clusterAccess.ts';
import { objectOf, textOf } from '../projection/json.ts';
import { authenticatorIdentity } from './authenticator.ts';
import { authProviderLoader } from './authProvider.ts';
import { execAuthenticator, withExecInfo } from './execPlugin.ts';
import { fixedIdentity } from './identity.ts';
import type { IdentitySource } from './identity.ts';
import { RereadFile } from './rereadFile.ts';
import { tokenFileIdentity } from './tokenFile.ts';

/** PEM texts for TLS. */
export interface TlsMaterial {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

/** What one request is sent with. */
export interface RequestCredentials {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly tls: TlsMaterial;
}

type Pem = () => Promise<string | undefined>;

/** The credentials of one context: header and TLS material, kept fresh. */
export class Credentials {
  readonly #identity: IdentitySource;
  readonly #impersonation: ClusterAccess['impersonation'];
  readonly #files: readonly RereadFile[];
  readonly #pem: { readonly ca: Pem; readonly cert: Pem; readonly key: Pem };
  #sentLast: RequestCredentials | undefined = undefined;

  private constructor(access: ClusterAccess, clock: Clock, signal: AbortSignal) {
    const { cluster, user, impersonation } = access;
    this.#identity = identitySource(access, clock, signal);
    this.#impersonation = impersonation;
    const files: RereadFile[] = [];
    // A file wins over data, as in client-node.
    const pem = (file: string | undefined, data: string | undefined): Pem => {
      if (file) {
        const reread = new RereadFile(file, clock);
        files.push(reread);
        return () => reread.content();
      }
      const text = data ? Buffer.from(data, 'base64').toString('utf8') : undefined;
      return () => Promise.resolve(text);
    };
    this.#pem = {
      ca: pem(cluster.caFile, cluster.caData),
      cert: pem(user?.certFile, user?.certData),
      key: pem(user?.keyFile, user?.keyData),
    };
    this.#files = files;
  }

  /**
   * Credentials of a context, with its certificates and token file read once.
   *
   * @param signal ends a plugin that still runs
   * @throws KubeconfigError when one of them cannot be used
   */
  static async open(access: ClusterAccess, clock: Clock, signal: AbortSignal): Promise<Credentials> {
    const credentials = new Credentials(access, clock, signal);
    const where = `context "${access.contextName}"`;
    const { caFile } = access.cluster;
    await readOrExplain(credentials.#pem.ca, `${where}: certificate authority ${caFile ?? ''}`);
    await readOrExplain(credentials.#pem.cert, `${where}: client certificate ${access.user?.certFile ?? ''}`);
    await readOrExplain(credentials.#pem.key, `${where}: client key ${access.user?.keyFile ?? ''}`);
    // An exec plugin is not run for this: it may take long, and its failure may pass.
    if (access.tokenFile !== undefined) {
      await readOrExplain(() => credentials.#identity.identity(), `${where}: token file ${access.tokenFile}`);
    }
    const tls = await credentials.#tls();
    if (tls.ca !== undefined && !/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(tls.ca)) {
      // OpenSSL passes over it without a word, and then trusts nobody.
      throw new KubeconfigError(
        `${where}: its certificate-authority is no certificate in PEM form; correct it in the kubeconfig`,
      );
    }
    try {
      createSecureContext({ ...definedOf(tls) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new KubeconfigError(
        `${where}: its certificates cannot be used (${why}); check certificate-authority, client-certificate and client-key`,
        { cause: error },
      );
    }
    return credentials;
  }

  /** What to send now. Rejects when a plugin or provider fails. */
  async current(): Promise<RequestCredentials> {
    const [tls, identity] = await Promise.all([this.#tls(), this.#identity.identity()]);
    const { authorization } = identity;
    this.#sentLast = {
      headers: { ...this.#impersonation, ...(authorization === undefined ? {} : { authorization }) },
      tls: { ca: tls.ca, cert: identity.cert ?? tls.cert, key: identity.key ?? tls.key },
    };
    return this.#sentLast;
  }

  /**
   * The server rejected `sent`: look everything up again before the next request. Of many requests that were sent together
   * only those count that were sent with what is current still.
   */
  reject(sent: RequestCredentials): void {
    if (this.#sentLast === undefined || !sameCredentials(this.#sentLast, sent)) return;
    this.#sentLast = undefined;
    this.#identity.expire();
    for (const file of this.#files) file.expire();
  }

  async #tls(): Promise<TlsMaterial> {
    const [ca, cert, key] = await Promise.all([this.#pem.ca(), this.#pem.cert(), this.#pem.key()]);
    return { ca, cert, key };
  }
}

function identitySource(access: ClusterAccess, clock: Clock, signal: AbortSignal): IdentitySource {
  const { user, cluster, tokenFile } = access;
  if (user === undefined) return fixedIdentity(undefined);
  if (tokenFile !== undefined) return tokenFileIdentity(tokenFile, clock);
  if (user.token) return fixedIdentity(`Bearer ${user.token}`);
  if (user.exec) {
    if (textOf(objectOf(user.exec)['command']) === undefined) {
      throw new KubeconfigError(`user "${user.name}": its exec plugin names no command; add exec.command`);
    }
    return authenticatorIdentity(withExecInfo(user, cluster), () => Promise.resolve(execAuthenticator(signal)));
  }
  const provider = textOf(objectOf(user.authProvider)['name']);
  if (provider !== undefined) {
    const load = authProviderLoader(provider);
    if (load === undefined) {
      throw new KubeconfigError(`user "${user.name}": unknown auth-provider "${provider}"; use an exec plugin instead`);
    }
    if (Object.keys(objectOf(objectOf(user.authProvider)['config'])).length === 0) {
      throw new KubeconfigError(
        `user "${user.name}": its auth-provider "${provider}" has no config; use an exec plugin`,
      );
    }
    return authenticatorIdentity(user, load);
  }
  if (user.username) {
    const pair = Buffer.from(`${user.username}:${user.password ?? ''}`, 'utf8').toString('base64');
    return fixedIdentity(`Basic ${pair}`);
  }
  return fixedIdentity(undefined);
}

async function readOrExplain(read: () => Promise<unknown>, what: string): Promise<void> {
  try {
    await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const why = code === 'ENOENT' ? 'no such file' : code;
    throw new KubeconfigError(`${what}: ${why}; correct the path in the kubeconfig`, { cause: error });
  }
}

function sameCredentials(a: RequestCredentials, b: RequestCredentials): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** TLS options take no `undefined`. */
export function definedOf(tls: TlsMaterial): { readonly ca?: string; readonly cert?: string; readonly key?: string } {
  return {
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
  };
}
