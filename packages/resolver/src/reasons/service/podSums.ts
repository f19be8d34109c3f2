import type { Reason } from '@fairlead/model';
import type { PodAnswer } from '../../answer.ts';
import { firstFew } from '../../byName.ts';
import { familiesOf } from '../../rules/families.ts';
import { isFinished } from '../../rules/isFinished.ts';
import { podAddresses } from '../../rules/podAddresses.ts';
import { reason } from '../reason.ts';
import type { ServiceContext } from './ServiceContext.ts';
import { sharedReason } from './sharedReason.ts';

/** mixed-owners: the selected pods belong to several workloads. */
export function ownerReasons({ pods }: ServiceContext): readonly Reason[] {
  const workloads = new Set(pods.map(({ workload }) => `${workload.kind} ${workload.name}`));
  if (workloads.size < 2) return [];
  return [reason('mixed-owners', 'info', { facts: { workloads: firstFew(workloads), count: workloads.size } })];
}

/** Addresses that one legacy Endpoints object holds (R30, docs/resolution.md). */
const LEGACY_LIMIT = 1000;

/** legacy-truncated: readers of Endpoints see only the first thousand. First family only, terminating pods left out (R30). */
export function legacyReasons({ service, listings }: ServiceContext): readonly Reason[] {
  const [family] = familiesOf(service);
  if (family === undefined || listings.length <= LEGACY_LIMIT) return [];
  const endpoints = listings.filter(
    ({ pod, finished, conditions }) =>
      !finished &&
      (!conditions.terminating || service.publishNotReadyAddresses) &&
      podAddresses(pod, family).length > 0,
  ).length;
  return endpoints > LEGACY_LIMIT
    ? [reason('legacy-truncated', 'info', { facts: { endpoints, limit: LEGACY_LIMIT } })]
    : [];
}

/**
 * pods-without-traffic, pods-draining, pods-starting: pods that get nothing while the service gets traffic at all. Pods that start or
 * drain within their grace are only a note, as long as every port keeps a ready backend.
 */
export function podSums({ pods, listed, portBackends, backends }: ServiceContext): readonly Reason[] {
  const flowing = listed.some(({ conditions }) => conditions.ready) || backends.fallback > 0;
  if (!flowing) return [];
  const lacking = pods.filter(({ pod, traffic }) => !isFinished(pod) && traffic === 'none');
  const excused = portBackends.every(({ ready }) => ready.length > 0);
  const excuse = ({ grace }: PodAnswer) => (excused ? grace?.kind : undefined);
  const draining = lacking.filter((answer) => excuse(answer) === 'draining');
  const starting = lacking.filter((answer) => excuse(answer) === 'starting');
  const others = lacking.filter((answer) => excuse(answer) === undefined);
  const shared = sharedReason(others);
  return [
    // Where all of them lack a port, nobody else carries the load: the reasons of the ports say it.
    ...(others.length === 0 || others.length === backends.total
      ? []
      : [
          reason('pods-without-traffic', 'partial', {
            facts: { pods: others.length, total: backends.total },
            cause: shared?.cause,
            since: shared?.since,
            shared,
          }),
        ]),
    ...(draining.length === 0 ? [] : [reason('pods-draining', 'info', { facts: { pods: draining.length } })]),
    ...(starting.length === 0 ? [] : [reason('pods-starting', 'info', { facts: { pods: starting.length } })]),
  ];
}
