import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export const SERVICE_ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

export interface SourceOptions {
  /** One kubeconfig file, or several with the separator of `PATH` between them. */
  readonly kubeconfigFile?: string;
  readonly inCluster?: boolean;
  /** Named with `--context`: then the configuration of the cluster this runs in is not meant. */
  readonly context?: string;
}

/** Where the configuration comes from. `named`: what names the files, for messages. */
export type ConfigSource =
  | { readonly kind: 'in-cluster' }
  | { readonly kind: 'kubeconfig'; readonly files: readonly string[]; readonly named: string };

/**
 * The configuration that is asked for, or the usual one: the cluster this runs in, else `KUBECONFIG`, else `~/.kube/config`
 * if present. `undefined` when there is none.
 */
export function findConfigSource(options: SourceOptions, environment: Environment): ConfigSource | undefined {
  if (options.inCluster === true) return { kind: 'in-cluster' };
  if (options.kubeconfigFile !== undefined) {
    return { kind: 'kubeconfig', files: filesOf(options.kubeconfigFile), named: '--kubeconfig' };
  }
  if (options.context === undefined && runsInCluster(environment)) return { kind: 'in-cluster' };
  const variable = environment['KUBECONFIG'];
  if (variable !== undefined && variable !== '') {
    return { kind: 'kubeconfig', files: filesOf(variable), named: 'KUBECONFIG' };
  }
  const file = join(environment['HOME'] ?? homedir(), '.kube', 'config');
  return existsSync(file) ? { kind: 'kubeconfig', files: [file], named: '--kubeconfig' } : undefined;
}

function runsInCluster(environment: Environment): boolean {
  return Boolean(environment['KUBERNETES_SERVICE_HOST']) && existsSync(join(SERVICE_ACCOUNT_FOLDER, 'token'));
}

/** A file whose own name holds the separator is one file. */
function filesOf(value: string): readonly string[] {
  return existsSync(value) ? [value] : value.split(delimiter).filter((file) => file !== '');
}
