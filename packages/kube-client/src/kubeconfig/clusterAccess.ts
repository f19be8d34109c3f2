import type { Cluster, User } from '@kubernetes/client-node/dist/config_types.js';

/** Everything a kubeconfig says about one context: where the API server is and who asks. */
export interface ClusterAccess {
  readonly contextName: string;
  /** Absolute paths; `server` is a valid URL without a slash at its end. */
  readonly cluster: Cluster;
  /** Absolute paths; `undefined` for a context without user. */
  readonly user: User | undefined;
  /** `tokenFile` of the user, absolute; wins over `token`. */
  readonly tokenFile: string | undefined;
  /** Headers of impersonation (`as`, `as-uid`, `as-groups`). */
  readonly impersonation: Readonly<Record<string, string | readonly string[]>>;
}
