import type { ClusterConnection, ConnectOptions } from '@fairlead/kube-client';
import type { Logger } from 'pino';
import { SimulatorProcess } from '../demo/simulatorProcess.ts';
import { checkReadable } from '../options/chooseCluster.ts';
import type { ChosenCluster } from '../options/chooseCluster.ts';
import { UsageError } from '../options/usageError.ts';

/** A cluster to read from, and what has to be stopped afterwards. */
export interface ConnectedCluster {
  readonly connection: ClusterConnection;
  readonly demo: boolean;
  stop(): Promise<void>;
}

/** The client library takes a while to load; meanwhile the demo's cluster starts. */
const kubeClient = () => import('@fairlead/kube-client');

/** Turns what is wrong with a kubeconfig into one line that names the option or variable it came from. */
async function connectNamed(from: string, options: ConnectOptions): Promise<ClusterConnection> {
  const { KubeconfigError, connect } = await kubeClient();
  try {
    return await connect(options);
  } catch (error) {
    if (error instanceof KubeconfigError) throw new UsageError(`${from}: ${error.message}`, { cause: error });
    throw error;
  }
}

/**
 * Gets ready to read the chosen cluster; for the demo starts it first. A cluster that is only away is no error here.
 *
 * @throws UsageError for a kubeconfig that cannot be used
 * @throws SimulatorStartError if the demo does not start
 */
export async function connectCluster(chosen: ChosenCluster, log: Logger): Promise<ConnectedCluster> {
  switch (chosen.kind) {
    case 'in-cluster': {
      const connection = await connectNamed('in-cluster', { inCluster: true });
      return { connection, demo: false, stop: () => connection.close() };
    }
    case 'kubeconfig': {
      const { file, context } = chosen;
      checkReadable(file);
      const connection = await connectNamed(context?.from ?? file.from, {
        kubeconfigFile: file.value,
        ...(context === undefined ? {} : { context: context.value }),
      });
      return { connection, demo: false, stop: () => connection.close() };
    }
    case 'demo': {
      const [{ process, announcement }, { connect }] = await Promise.all([
        SimulatorProcess.start(chosen.demo, log),
        kubeClient(),
      ]);
      const connection = await connect({ kubeconfigFile: announcement.kubeconfig });
      return {
        connection,
        demo: true,
        stop: async () => {
          await Promise.all([connection.close(), process.stop()]);
        },
      };
    }
  }
}
