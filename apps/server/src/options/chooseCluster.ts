import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ClusterChoice, DemoOptions, Given } from './options.ts';
import type { Environment } from './parseOptions.ts';
import { UsageError } from './usageError.ts';

const SERVICE_ACCOUNT_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** What of the machine decides the default; passed in so that a test can say. */
export interface Surroundings {
  readonly environment: Environment;
  readonly exists: (file: string) => boolean;
  readonly home: string;
}

export function surroundingsOf(environment: Environment): Surroundings {
  return { environment, exists: existsSync, home: environment['HOME'] ?? homedir() };
}

/** Where the map comes from, decided. */
export type ChosenCluster =
  | { readonly kind: 'demo'; readonly demo: DemoOptions }
  | { readonly kind: 'in-cluster' }
  | {
      readonly kind: 'kubeconfig';
      /** One file, or several of `KUBECONFIG` with the separator between them. */
      readonly file: Given;
      readonly context: Given | undefined;
    };

function isInCluster({ environment, exists }: Surroundings): boolean {
  return (environment['KUBERNETES_SERVICE_HOST'] ?? '') !== '' && exists(SERVICE_ACCOUNT_TOKEN);
}

/** `KUBECONFIG`, else `~/.kube/config`, as kubectl looks for it; `undefined` if there is neither. */
function defaultKubeconfig({ environment, exists, home }: Surroundings): Given | undefined {
  const variable = environment['KUBECONFIG'];
  if (variable !== undefined && variable !== '') return { from: 'KUBECONFIG', value: variable };
  const file = join(home, '.kube', 'config');
  return exists(file) ? { from: 'kubeconfig', value: file } : undefined;
}

/**
 * The default: the cluster this runs in, else `KUBECONFIG` or `~/.kube/config` if present, else the demo.
 *
 * @throws UsageError if a context is asked for and there is no kubeconfig to look it up in.
 */
export function chooseCluster(choice: ClusterChoice, surroundings: Surroundings): ChosenCluster {
  if (choice.kind === 'demo') return choice;
  if (choice.kind === 'kubeconfig') {
    const file = choice.file ?? defaultKubeconfig(surroundings);
    if (file === undefined) {
      throw new UsageError(
        `${choice.context?.from ?? 'context'}: there is no kubeconfig to look it up in; name one with --kubeconfig`,
      );
    }
    return {
      kind: 'kubeconfig',
      file: { ...file, value: withHome(file.value, surroundings.home) },
      context: choice.context,
    };
  }
  if (isInCluster(surroundings)) return { kind: 'in-cluster' };
  const file = defaultKubeconfig(surroundings);
  if (file !== undefined) return { kind: 'kubeconfig', file, context: undefined };
  return { kind: 'demo', demo: { scene: 'shop', pods: undefined, services: undefined, nodes: undefined } };
}

/** `~/` is the shell's to expand, and it does not after `=` or in a variable. */
function withHome(file: string, home: string): string {
  return file.startsWith('~/') ? join(home, file.slice(2)) : file;
}

/** The files of a kubeconfig value. Of several in `KUBECONFIG` the ones that do not exist are passed over, as kubectl does. */
export function kubeconfigFiles(given: Given): readonly string[] {
  if (given.from !== 'KUBECONFIG') return [given.value];
  const files = given.value.split(delimiter).filter((file) => file !== '');
  return files.length > 1 ? files.filter((file) => existsSync(file)) : files;
}

/** @throws UsageError if the kubeconfig is missing, a folder or not readable. */
export function checkReadable(given: Given): void {
  const files = kubeconfigFiles(given);
  if (files.length === 0) throw new UsageError(`${given.from}: none of its files exists; name an existing kubeconfig`);
  for (const file of files) {
    try {
      if (statSync(file).isDirectory())
        throw new UsageError(`${given.from}: ${file} is a folder; name the kubeconfig file in it`);
      accessSync(file, constants.R_OK);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw new UsageError(
        `${given.from}: ${file} ${missing ? 'does not exist; name an existing kubeconfig' : 'cannot be read; check its permissions'}`,
        { cause: error },
      );
    }
  }
}
