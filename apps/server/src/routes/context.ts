import type { StreamSlots } from '../stream/streamSlots.ts';
import type { ClusterSession } from '../cluster/clusterSession.ts';
import type { Broadcast } from '../stream/broadcast.ts';
import type { NotCachedMeter } from '../cluster/notCachedMeter.ts';

/** What the routes answer from. */
export interface RouteContext {
  readonly session: ClusterSession;
  readonly meter: NotCachedMeter;
  readonly slots: StreamSlots;
  readonly broadcast: Broadcast;
}
