import type { Reason } from '@fairlead/model';
import { familyReasons, publishingReasons, unlistedReasons, unreadyReasons } from './backendReasons.ts';
import { nothingSelectedReasons } from './nothingSelected.ts';
import { legacyReasons, ownerReasons, podSums } from './podSums.ts';
import { localPolicyReasons, topologyReasons } from './policyReasons.ts';
import { differingPortReasons, missingPortReasons, targetReasons } from './portReasons.ts';
import type { ServiceContext } from './ServiceContext.ts';
import { deletionReasons, kindReasons, loadBalancerReasons } from './specReasons.ts';

/**
 * All reasons of a service with a selector, in the order of the table in part E of docs/resolution.md, hints after the reason they
 * belong to, then the sums over its pods.
 */
export function serviceReasons(context: ServiceContext): readonly Reason[] {
  const { service, selector, world, listings } = context;
  return [
    ...deletionReasons(service, world),
    ...(listings.length === 0 ? nothingSelectedReasons(service, selector, world) : []),
    ...unlistedReasons(context),
    ...unreadyReasons(context),
    ...familyReasons(context),
    ...missingPortReasons(context),
    ...differingPortReasons(context),
    ...targetReasons(context),
    ...kindReasons(service),
    ...localPolicyReasons(context),
    ...loadBalancerReasons(service),
    ...topologyReasons(context),
    ...publishingReasons(context),
    ...ownerReasons(context),
    ...legacyReasons(context),
    ...podSums(context),
  ];
}
