import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild, startFleet } from '../processes/child.ts';
import { openKubeconfig } from '../processes/openKubeconfig.ts';
import type { Recording } from './recording.ts';

/** A recorded cluster that is served again and again. */
export interface Replay {
  readonly server: string;
  readonly kubeconfig: string;
  readonly bytes: Recording['bytes'];
  /** Sends the recorded events; gives the processor time that the sender has taken for it, in seconds. */
  burst(): Promise<number>;
  stop(): Promise<void>;
}

export interface FleetSize {
  readonly pods: number;
  readonly services: number;
  readonly nodes: number;
}

const RECORDING_MS = 600_000;
/** Slow enough for the simulator to remember what happens while lists are read, fast enough to be done soon. */
const CHURN = 2_000;

/** Records a fleet of a size and starts to serve what was recorded. */
export async function startReplay(size: FleetSize, events: number, encodings: readonly string[]): Promise<Replay> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-bench-'));
  const simulator = await startFleet({ ...size, churn: events > 0 ? CHURN : 0 });
  const child = startChild(new URL('./replayServer.ts', import.meta.url), [
    simulator.server,
    folder,
    String(events),
    encodings.join(','),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([child.stop(), simulator.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const recorded = await child.ask<{ server: string; bytes: Recording['bytes'] }>({ do: 'start' }, RECORDING_MS);
    await simulator.stop();
    const kubeconfig = path.join(folder, 'kubeconfig');
    await writeFile(kubeconfig, openKubeconfig(recorded.server));
    return {
      ...recorded,
      kubeconfig,
      burst: async () => {
        const { cpuSeconds } = await child.ask<{ cpuSeconds: number }>({ do: 'burst' }, RECORDING_MS);
        return cpuSeconds;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
