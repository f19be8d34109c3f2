import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallNow } from './calls/callMeter.ts';
import type { Hints } from './controllers/hints.ts';
import type { Exporter, TelemetryKind } from './exporters/exporter.ts';
import { Telemetry, withScrapeAnnotations } from './exporters/telemetry.ts';
import { ApiServer } from './http/apiServer.ts';
import type { Faults } from './http/faults.ts';
import type { RequestRecord } from './http/requestRecord.ts';
import { kubeconfigFor } from './kubeconfig.ts';
import type { FleetOptions } from './scenes/fleet/fleet.ts';
import type { Scene } from './scenes/scene.ts';
import type { SceneName } from './scenes/scenes.ts';
import { sceneOf } from './scenes/scenes.ts';
import { createCluster } from './world/cluster.ts';
import type { Cluster } from './world/cluster.ts';
import { systemClock, Timeline } from './world/timeline.ts';
import type { Clock } from './world/timeline.ts';
import type { World } from './world/world.ts';

export interface SimulatorOptions {
  readonly scene?: SceneName;
  /** Of the scene `fleet`: 5,000 pods, services a fifteenth, nodes a thirtieth of the pods, no churn by default. */
  readonly size?: Partial<FleetOptions>;
  /** 0 (the default) takes a free port. Always on 127.0.0.1. */
  readonly port?: number;
  /** In which shape pods tell of the calls they make: `istio` by default; a fleet knows that and `none`. */
  readonly telemetry?: TelemetryKind;
  /** The system's by default. */
  readonly clock?: Clock;
  readonly onRequest?: (request: RequestRecord) => void;
  /** Between two bookmarks of a watch; a minute by default, as of an API server. */
  readonly bookmarkMs?: number;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly server: string;
  /** The same as `server`. */
  readonly url: string;
  /** Text of a kubeconfig. */
  readonly kubeconfig: string;
  /** Place of the kubeconfig in a folder of its own, removed by `stop`. */
  readonly kubeconfigFile: string;
  readonly world: World;
  readonly cluster: Cluster;
  /** What goes wrong from now on. */
  readonly faults: Faults;
  /** Who calls whom at this moment, whatever the telemetry says of it. */
  calls(): readonly CallNow[];
  /** The API server goes away and takes all connections along; the cluster lives on. `reconnect` brings it back. */
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
  /** Forgets the history of all resources: older watches and `continue` tokens get 410. */
  compact(): void;
  /** Resource versions start again lower and all watches end, as when etcd is restored from an older backup. */
  rewindResourceVersion(): void;
  stop(): Promise<void>;
}

/** Starts a simulated cluster and its API server. Rejects when the port is in use. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const scene = sceneOf(options.scene ?? 'shop', options.size, options.telemetry);
  const clock = options.clock ?? systemClock;
  const startMs = clock.now();
  const timeline = new Timeline(clock, startMs - scene.historySeconds * 1000 - 1000);
  const { cluster, telemetry } = assemble(scene, timeline);
  const beginMs = timeline.nowMs();
  scene.build(cluster, (secondsAgo, action) => timeline.after(startMs - secondsAgo * 1000 - beginMs, action));
  timeline.playUntil(startMs);
  cluster.startHeartbeats();
  cluster.world.compact();
  const api = new ApiServer(cluster, telemetry, { onRequest: options.onRequest, bookmarkMs: options.bookmarkMs });
  const server = await api.listen(options.port ?? 0);
  timeline.goLive();
  const kubeconfig = kubeconfigFor(server, `demo-${scene.name}`);
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-simulator-'));
  const kubeconfigFile = join(folder, 'kubeconfig');
  await writeFile(kubeconfigFile, kubeconfig, { mode: 0o600 });
  return {
    server,
    url: server,
    kubeconfig,
    kubeconfigFile,
    world: cluster.world,
    cluster,
    faults: api.faults,
    calls: () => telemetry.meter.now(),
    disconnect: () => api.close(),
    reconnect: async () => {
      await api.listen(Number(new URL(server).port));
    },
    compact: () => {
      cluster.world.compact();
      api.lists.expireTokens();
    },
    rewindResourceVersion: () => {
      api.watches.closeAll();
      cluster.world.rewindResourceVersion();
      api.lists.expireTokens();
    },
    stop: async () => {
      timeline.stop();
      await api.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The scene's cluster, empty so far; the telemetry of its calls puts annotations on its pods. */
function assemble(scene: Scene, timeline: Timeline): { readonly cluster: Cluster; readonly telemetry: Telemetry } {
  let exporters: readonly Exporter[] = [];
  const inject: Hints['inject'] = (draft) => withScrapeAnnotations(scene.hints.inject?.(draft) ?? draft, exporters);
  const cluster = createCluster(timeline, { ...scene.hints, inject });
  const calls = scene.calls(cluster.world);
  exporters = calls.exporters;
  return { cluster, telemetry: new Telemetry(cluster.world, calls.graph, exporters) };
}
