import type { Reason } from '@fairlead/model';
import { isPodReady } from '../../rules/conditions.ts';
import { isHeadless } from '../../rules/isHeadless.ts';
import { zoneOf } from '../../rules/nodeOfPod.ts';
import { reason } from '../reason.ts';
import { initReasons, probeReasons, restartingReasons, sidecarReasons, waitingReasons } from './containers.ts';
import { finishedReasons } from './finished.ts';
import { familyReasons, placementReasons } from './placement.ts';
import type { PodContext } from './PodContext.ts';
import { portReasons, sharedAddressReasons } from './ports.ts';
import { gateReasons, nodeLostReasons, otherReason, unreportedReasons } from './readiness.ts';
import { terminatingReasons } from './terminating.ts';

/**
 * Why a selected pod is no backend, or not a plain one, in the order of the table in part E of docs/resolution.md. Empty for a pod
 * that simply receives. What a service publishes though it is not ready does receive: there `unready` is only a warning (R12).
 */
export function podReasons(context: PodContext): readonly Reason[] {
  if (context.listing.finished) return finishedReasons(context);
  const reasons = [
    ...placementReasons(context),
    ...familyReasons(context),
    ...portReasons(context),
    ...terminatingReasons(context),
    ...unreadyReasons(context),
    ...publishedReasons(context),
    ...sharedAddressReasons(context),
    ...localReasons(context),
  ];
  return context.service.publishNotReadyAddresses
    ? reasons.map((each) => (each.level === 'unready' ? { ...each, level: 'warn' } : each))
    : reasons;
}

/** Why a listed pod is not ready. Of a terminating one only what keeps it: its containers are meant to end. */
function unreadyReasons(context: PodContext): readonly Reason[] {
  const { pod } = context.listing;
  if (!context.listed || isPodReady(pod)) return [];
  const unreported = unreportedReasons(context);
  const lost = nodeLostReasons(context);
  if (pod.deletionTimestamp !== undefined) return lost;
  const found = [
    ...unreported,
    ...lost,
    ...initReasons(context),
    ...sidecarReasons(context),
    ...waitingReasons(context),
    ...restartingReasons(context),
    ...probeReasons(context),
    ...gateReasons(context),
  ];
  return found.length > 0 ? found : [otherReason(context)];
}

/** published-unready: not ready, and ready for this service all the same (R12, docs/resolution.md). */
function publishedReasons({ service, listing, listed }: PodContext): readonly Reason[] {
  const published = listed && service.publishNotReadyAddresses && !isPodReady(listing.pod);
  return published ? [reason('published-unready', 'warn')] : [];
}

/** local-only: ready, but a Local policy or a hint keeps it to its node or zone (R35 and R36, docs/resolution.md). */
function localReasons({ service, listing, listed, scope }: PodContext): readonly Reason[] {
  if (!listed || !listing.conditions.ready || isHeadless(service)) return [];
  const local = service.internalTrafficPolicy === 'Local';
  if (!local && scope === undefined) return [];
  return [
    reason('local-only', 'partial', {
      facts: {
        scope: local ? 'node' : (scope ?? null),
        node: listing.pod.nodeName ?? null,
        zone: zoneOf(listing.node) ?? null,
        by: local ? 'internalTrafficPolicy' : 'trafficDistribution',
      },
    }),
  ];
}
