import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { connect, KubeconfigError, type ClusterConnection } from '@fairlead/kube-client';
import { UsageError } from '../options/usageError.ts';
import { messageOf } from '../messageOf.ts';
import { runCommand } from './shared/runCommand.ts';
import { verifyCluster } from './verification/verifyCluster.ts';

interface Options {
  readonly kubeconfig?: string;
  readonly context?: string;
}

/**
 * `npm run verify -- --kubeconfig FILE [--context NAME]`: compares what Fairlead derives with what the cluster publishes, service by
 * service, and closes with `N equal, N different`, with `, N explained` after it if there are any. Exit code 1 if any are
 * different, 2 if the cluster cannot be read.
 */
const command = new Command('verify')
  .description(
    'Compares what Fairlead derives with the EndpointSlices that the cluster publishes, service by service. Only reads.\n\n' +
      'Ends with 1 if any service is different without an explanation, with 2 if the cluster cannot be read.',
  )
  .option('--kubeconfig <file>', 'use the cluster of this kubeconfig (default: KUBECONFIG or ~/.kube/config)')
  .option('--context <name>', 'use this context of the kubeconfig');

await runCommand(command, async () => {
  const connection = await open(command.opts<Options>());
  try {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const result = await verifyCluster(connection, {
      signal: stop.signal,
      now: () => Math.floor(Date.now() / 1000),
      wait: (milliseconds) => wait(milliseconds, undefined, { signal: stop.signal }),
      print: (line) => process.stdout.write(`${line}\n`),
    });
    return result.different === 0 ? 0 : 1;
  } catch (error) {
    throw new UsageError(`${connection.server}: ${messageOf(error)}`, { cause: error });
  } finally {
    await connection.close();
  }
});

async function open({ kubeconfig, context }: Options): Promise<ClusterConnection> {
  try {
    return await connect({
      ...(kubeconfig === undefined ? {} : { kubeconfigFile: kubeconfig }),
      ...(context === undefined ? {} : { context }),
    });
  } catch (error) {
    if (error instanceof KubeconfigError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
