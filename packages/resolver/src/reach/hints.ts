import type { ServiceRecord } from '@fairlead/model';
import type { PodAnswer } from '../answer.ts';
import { topologyPreference, usesAutoHints } from '../traffic/topologyPreference.ts';
import type { World } from '../world/World.ts';
import { autoHints, type ZoneShifts } from './autoHints.ts';
import type { PreferenceOff } from './reach.ts';

/**
 * The hints on the ready endpoints of one family (R25, docs/resolution.md). `own`: each is hinted at its own zone if it has one, and at its
 * own node if `node`. `spread`: over zones by CPU. `none`: no hints, and why if the service asks for them.
 */
export type Hints =
  | { readonly kind: 'none'; readonly off: PreferenceOff | undefined }
  | { readonly kind: 'own'; readonly node: boolean }
  | { readonly kind: 'spread'; readonly shifts: ZoneShifts };

export function hintsOf(service: ServiceRecord, listed: readonly PodAnswer[], world: World): Hints {
  if (usesAutoHints(service)) {
    if (world.nodesForbidden) return { kind: 'none', off: 'zones-unread' };
    const zones = listed.filter(({ conditions }) => conditions?.ready).map(({ zone }) => zone);
    const spread = autoHints(world.nodes(), zones);
    return 'off' in spread ? { kind: 'none', off: spread.off } : { kind: 'spread', shifts: spread.shifts };
  }
  const preference = topologyPreference(service);
  if (preference === undefined) return { kind: 'none', off: undefined };
  return { kind: 'own', node: preference === 'PreferSameNode' };
}
