import type { Reason } from '@fairlead/model';
import { familyOf } from '../../rules/families.ts';
import { isFinished } from '../../rules/isFinished.ts';
import { isHeadless } from '../../rules/isHeadless.ts';
import { deletionDue } from '../pod/terminating.ts';
import { reason } from '../reason.ts';
import { holdsSince, listedUnreadySince, noneReadySince } from './holdsSince.ts';
import type { ServiceContext } from './ServiceContext.ts';
import { sharedReason } from './sharedReason.ts';

/** all-finished, family-mismatch, none-listed: pods are selected and none is in a slice (R6, R9 and R13, docs/resolution.md). */
export function unlistedReasons({ families, listings, listed, pods }: ServiceContext): readonly Reason[] {
  if (listed.length > 0 || listings.length === 0) return [];
  const unfinished = listings.filter(({ finished }) => !finished);
  if (unfinished.length === 0) {
    const succeeded = listings.filter(({ pod }) => pod.phase === 'Succeeded').length;
    const facts = { pods: listings.length, succeeded, failed: listings.length - succeeded };
    return [reason('all-finished', 'absent', { facts })];
  }
  const podFamilies = [...new Set(unfinished.flatMap(({ pod }) => pod.podIPs.map(familyOf)))].toSorted();
  const mismatch = podFamilies.length > 0 && !podFamilies.some((family) => families.includes(family));
  const shared = sharedReason(pods);
  return [
    ...(mismatch
      ? [reason('family-mismatch', 'absent', { facts: { families, podFamilies, pods: unfinished.length } })]
      : []),
    reason('none-listed', 'absent', {
      facts: { pods: unfinished.length, summary: summaryOf(pods.filter(({ pod }) => !isFinished(pod))) },
      cause: shared?.cause,
      since: shared?.since,
      shared,
    }),
  ];
}

/** First reasons of pods and how many have each, most first: `no-ip=2`. */
function summaryOf(pods: ServiceContext['pods']): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reasons } of pods) {
    const id = reasons[0]?.id;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([id, count]) => `${id}=${count}`);
}

/** none-ready, only-terminating: pods are listed and none of them is ready (R34 and R38, docs/resolution.md). */
export function unreadyReasons({ service, listed, pods, backends }: ServiceContext): readonly Reason[] {
  if (listed.length === 0 || backends.ready > 0) return [];
  const headless = isHeadless(service);
  const ending = listed.filter(({ conditions }) => conditions.serving && conditions.terminating);
  if (ending.length > 0 && !headless) {
    const due = ending.map(({ pod }) => deletionDue(pod) ?? 0);
    return [reason('only-terminating', 'warn', { facts: { pods: ending.length, lastEndsAt: Math.max(...due) } })];
  }
  const shared = sharedReason(pods);
  return [
    reason('none-ready', 'unready', {
      facts: { pods: backends.total, listed: backends.listed, headless },
      cause: shared?.cause,
      since:
        noneReadySince(
          service,
          listed.map(({ pod }) => pod),
        ) ?? shared?.since,
      shared,
    }),
  ];
}

/** family-empty: one family of the service has endpoints, another has none (R5 and R20, docs/resolution.md). */
export function familyReasons({ families, listed }: ServiceContext): readonly Reason[] {
  if (listed.length === 0) return [];
  return families
    .filter((family) => !listed.some(({ addresses }) => addresses.has(family)))
    .toSorted()
    .map((family) => reason('family-empty', 'partial', { facts: { family, listed: listed.length } }));
}

/** publishes-unready: pods that are not ready receive traffic because the service publishes them (R12, docs/resolution.md). */
export function publishingReasons({ service, listed }: ServiceContext): readonly Reason[] {
  const unready = listed.filter(({ conditions }) => conditions.ready && !conditions.serving);
  return service.publishNotReadyAddresses && unready.length > 0
    ? [
        reason('publishes-unready', 'warn', {
          facts: { pods: unready.length },
          since: holdsSince(service, [unready.map(({ pod }) => listedUnreadySince(pod))]),
        }),
      ]
    : [];
}
