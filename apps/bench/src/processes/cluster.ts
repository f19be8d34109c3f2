import path from 'node:path';
import { startApiProxy } from './apiProxy.ts';
import { startFleet } from './child.ts';

/** The cluster that a suite measures against. */
export interface Cluster {
  /** Its API on loopback, without credentials. */
  readonly server: string;
  /** For clients that read one. */
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

/** The cluster of a kubeconfig, as it is; without one a simulated fleet of a size, in a process of its own. */
export async function openCluster(
  kubeconfig: string | undefined,
  fleet: Readonly<Record<string, number>>,
): Promise<Cluster> {
  if (kubeconfig === undefined) return startFleet(fleet);
  const file = path.resolve(kubeconfig);
  return { ...(await startApiProxy(file)), kubeconfig: file };
}
