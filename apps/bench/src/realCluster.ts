import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

/** Adds the options of a suite that can measure a real cluster and writes into it. */
export function writeOptions(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'measure the cluster of its current context instead of a fleet; wants --yes-write')
    .option('--yes-write', 'yes: make and delete the namespace fairlead-bench there', false);
}

/**
 * The kubeconfig of the real cluster to measure, if one is named.
 *
 * @throws InvalidArgumentError if nobody has agreed to write into it
 */
export function realCluster(options: Readonly<Record<string, unknown>>): string | undefined {
  const { kubeconfig, yesWrite } = options;
  if (typeof kubeconfig !== 'string') return undefined;
  if (yesWrite !== true) {
    throw new InvalidArgumentError('This makes and deletes the namespace fairlead-bench there: add --yes-write.');
  }
  return kubeconfig;
}
