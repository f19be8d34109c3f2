import type { Service } from '@fairlead/protocol';
import type { PodAnswer, ServiceAnswer } from '@fairlead/resolver';
import { protocolReason } from '@fairlead/service-graph';
import type { Freshness, ServiceVerdict } from '@fairlead/service-graph';
import { describe } from '@fairlead/messages';
import { podOfService } from './podOfService.ts';
import { serviceRow } from './serviceRow.ts';
import { workloadsOfService } from './workloadsOfService.ts';

/** Bounds the answer of a service over thousands of pods; `podsTotal` tells how many there are. */
export const PODS_AT_MOST = 1000;

/** Pods without traffic first, then those that drain, then those that receive; within each in order of names. */
function attentionOrder({ traffic, pod }: PodAnswer): number {
  if (pod.deletionTimestamp !== undefined && traffic !== 'none') return 1;
  return traffic === 'none' ? 0 : 2;
}

/** One service with its pods, as the drawer shows it. */
export function serviceWithPods(
  answer: ServiceAnswer,
  verdict: ServiceVerdict,
  freshness: Freshness,
  at: { readonly instance: string; readonly revision: number },
): Service {
  const { service } = answer;
  const pods = answer.pods.toSorted((left, right) => attentionOrder(left) - attentionOrder(right));
  return {
    ...serviceRow(answer, verdict, freshness),
    instance: at.instance,
    revision: at.revision,
    clusterIPs: service.clusterIPs.length > 0 ? [...service.clusterIPs] : [service.clusterIP ?? []].flat(),
    externalName: service.externalName ?? null,
    externalIPs: [...service.externalIPs],
    loadBalancerIngress: [...service.loadBalancerIngress],
    reasons: verdict.reasons.map((reason) => protocolReason(reason, describe)),
    families: answer.families.map(({ family, listed }) => ({ family, listed })),
    policies: {
      internalTrafficPolicy: service.internalTrafficPolicy,
      externalTrafficPolicy: service.externalTrafficPolicy,
      trafficDistribution: service.trafficDistribution ?? null,
      sessionAffinity: service.sessionAffinity ?? 'None',
      publishNotReadyAddresses: service.publishNotReadyAddresses,
    },
    workloads: workloadsOfService(answer),
    pods: pods.slice(0, PODS_AT_MOST).map((pod) => podOfService(pod, service)),
    podsTotal: pods.length,
  };
}
