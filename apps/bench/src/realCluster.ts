import path from 'node:path';
import { connect, KubeconfigError } from '@fairlead/kube-client';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { NAMESPACE } from './live/benchNamespace.ts';

/** A cluster that somebody runs, to be measured instead of a generated one. */
export interface RealCluster {
  /** Absolute path of the file. */
  readonly kubeconfig: string;
  /** Whether a namespace may be made in it, and deleted again. */
  readonly mayWrite: boolean;
}

const ANSWER_MS = 10_000;

/** Adds the options of a suite that can measure a real cluster. `writes`: what `--yes-write` makes it do there; nothing for one that only reads. */
export function clusterOptions(command: Command, writes?: string): Command {
  command.option('--kubeconfig <file>', 'measure the cluster of its current context instead of a generated one');
  if (writes !== undefined) {
    command.option('--yes-write', `yes: make the namespace ${NAMESPACE} there, ${writes}, and delete it`, false);
  }
  return command;
}

/**
 * The real cluster to measure, if one is named; it has been asked for its version, so it is there and lets us in.
 *
 * @throws InvalidArgumentError if the kubeconfig cannot be used or the cluster does not answer
 */
export async function realCluster(options: Readonly<Record<string, unknown>>): Promise<RealCluster | undefined> {
  if (typeof options['kubeconfig'] !== 'string') return undefined;
  const kubeconfig = path.resolve(options['kubeconfig']);
  const connection = await connect({ kubeconfigFile: kubeconfig }).catch((error: unknown) => {
    if (error instanceof KubeconfigError) throw new InvalidArgumentError(error.message);
    throw error;
  });
  try {
    await connection.getJson('/api/v1/namespaces', {
      query: { limit: '1' },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    throw new InvalidArgumentError(`${connection.server} does not let us list: ${chainOf(error)}`);
  } finally {
    await connection.close();
  }
  return { kubeconfig, mayWrite: options['yesWrite'] === true };
}

/**
 * The same for a suite that has to write.
 *
 * @throws InvalidArgumentError if nobody has agreed to that
 */
export async function realClusterToWrite(options: Readonly<Record<string, unknown>>): Promise<RealCluster | undefined> {
  if (options['kubeconfig'] !== undefined && options['yesWrite'] !== true) {
    throw new InvalidArgumentError(`This makes and deletes the namespace ${NAMESPACE} there: add --yes-write.`);
  }
  return realCluster(options);
}

/** What an error says, and what caused it. */
function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
