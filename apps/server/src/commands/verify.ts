import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, KubeconfigError, type ClusterConnection } from '@fairlead/kube-client';
import { UsageError } from '../options/usageError.ts';
import { verifyCluster } from './verification/verifyCluster.ts';

/**
 * `npm run verify -- --kubeconfig FILE [--context NAME]`: compares what Fairlead derives with what the cluster publishes, service by
 * service, and closes with `N equal, N different`, with `, N explained` after it if there are any. Exit code 1 if any are
 * different, 2 if the cluster cannot be read.
 */
async function main(): Promise<number> {
  const connection = await open(process.argv.slice(2));
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
}

async function open(args: readonly string[]): Promise<ClusterConnection> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { kubeconfig: { type: 'string' }, context: { type: 'string' } },
    });
    return await connect({
      ...(values.kubeconfig === undefined ? {} : { kubeconfigFile: values.kubeconfig }),
      ...(values.context === undefined ? {} : { context: values.context }),
    });
  } catch (error) {
    if (error instanceof KubeconfigError || error instanceof TypeError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`verify: ${error.message}\n`);
  process.exitCode = 2;
}
