import type { EpochSeconds, Reason, ServiceRecord } from '@fairlead/model';
import { isHeadless } from '../../rules/isHeadless.ts';
import type { World } from '../../world/World.ts';
import { reason, sinceApi } from '../reason.ts';

/** external-name, no-selector: services that get no slices by what they ask for (R2 and R3, docs/resolution.md). */
export function unpublishedReasons(service: ServiceRecord): readonly Reason[] {
  if (service.type === 'ExternalName') {
    return [reason('external-name', 'absent', { facts: { externalName: service.externalName ?? null } })];
  }
  if (service.selector !== undefined) return [];
  const apiServers = service.namespace === 'default' && service.name === 'kubernetes';
  return [reason('no-selector', 'absent', { facts: { apiServers } })];
}

/**
 * no-selector-unfilled: a one-time read at `readAt` found neither slices nor Endpoints of the name of a service without selector (R31,
 * docs/resolution.md). Pods cannot tell it, so it is never among the reasons of an answer by itself.
 */
export function unfilledReason(readAt: EpochSeconds): Reason {
  return reason('no-selector-unfilled', 'absent', { facts: { readAt } });
}

/** service-deleting, namespace-terminating (R28e, docs/resolution.md). */
export function deletionReasons(service: ServiceRecord, world: World): readonly Reason[] {
  const reasons: Reason[] = [];
  if (service.deletionTimestamp !== undefined) {
    reasons.push(
      reason('service-deleting', 'warn', {
        facts: { deletedAt: service.deletionTimestamp, finalizers: service.finalizers },
        since: sinceApi(service.deletionTimestamp),
      }),
    );
  }
  const namespace = world.namespace(service.namespace);
  if (namespace !== undefined && (namespace.deletionTimestamp !== undefined || namespace.phase === 'Terminating')) {
    reasons.push(
      reason('namespace-terminating', 'warn', {
        facts: { namespace: namespace.name, deletedAt: namespace.deletionTimestamp ?? null },
        cause: { reason: 'namespace-terminating', subject: namespace.name },
        since: sinceApi(namespace.deletionTimestamp),
      }),
    );
  }
  return reasons;
}

/** no-ports, headless, other-proxy (R18, R32 and R38, docs/resolution.md). */
export function kindReasons(service: ServiceRecord): readonly Reason[] {
  const headless = isHeadless(service);
  const proxy = service.labels['service.kubernetes.io/service-proxy-name'];
  return [
    ...(headless && service.ports.length === 0 ? [reason('no-ports', 'info')] : []),
    ...(headless ? [reason('headless', 'info')] : []),
    ...(proxy === undefined ? [] : [reason('other-proxy', 'info', { facts: { proxy } })]),
  ];
}

/** load-balancer-pending: type LoadBalancer and no address yet. The API does not tell since when it has been asked for. */
export function loadBalancerReasons(service: ServiceRecord): readonly Reason[] {
  if (service.type !== 'LoadBalancer' || service.loadBalancerIngress.length > 0) return [];
  return [
    reason('load-balancer-pending', 'warn', {
      facts: {
        createdAt: service.creationTimestamp ?? null,
        loadBalancerClass: service.loadBalancerClass ?? null,
      },
    }),
  ];
}
