import type { PodAnswer, ServiceAnswer } from '../answer.ts';
import { isPodReady } from '../rules/conditions.ts';
import { isFinished } from '../rules/isFinished.ts';
import { isHeadless } from '../rules/isHeadless.ts';
import type { Reach } from '../reach/reach.ts';
import { topologyPreference, usesAutoHints } from '../traffic/topologyPreference.ts';
import type { World } from '../world/World.ts';

/** Chunks of a published slice (R26, docs/resolution.md). */
const CHUNK = 100;

type Question = (answer: ServiceAnswer, world: World) => boolean;

const anyPod =
  (asks: (pod: PodAnswer, answer: ServiceAnswer, world: World) => boolean): Question =>
  (answer, world) =>
    answer.pods.some((pod) => asks(pod, answer, world));
const anyListed = (asks: (pod: PodAnswer, answer: ServiceAnswer, world: World) => boolean): Question =>
  anyPod((pod, answer, world) => pod.listed && asks(pod, answer, world));
const hasReason =
  (...ids: readonly string[]): Question =>
  ({ reasons, pods }) =>
    [...reasons, ...pods.flatMap((pod) => pod.reasons)].some(({ id }) => ids.includes(id));
const published = ({ service }: ServiceAnswer): boolean =>
  service.type !== 'ExternalName' && service.selector !== undefined;
const named = (answer: ServiceAnswer): ReadonlySet<string> =>
  new Set(answer.service.ports.flatMap(({ name, targetPort }) => (typeof targetPort === 'string' ? [name] : [])));
const endpoints = ({ slices }: ServiceAnswer) => slices.flatMap((slice) => slice.endpoints);

/** When a rule of docs/resolution.md decides something about a service that another rule would decide otherwise. R1, R28 and R37 are not seen from an answer. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  R2: ({ service }) => service.type === 'ExternalName' && service.selector !== undefined,
  R3: ({ service }) => service.type !== 'ExternalName' && service.selector === undefined,
  R4: anyPod(({ pod }, { service }) => Object.keys(pod.labels).length > Object.keys(service.selector ?? {}).length),
  R5: (answer) => published(answer) && answer.service.ipFamilies.length !== 1,
  R6: anyPod(({ pod }) => isFinished(pod) && pod.podIPs.length > 0),
  R7: anyPod(({ pod }) => !isFinished(pod) && pod.podIPs.length === 0),
  R8: anyListed(({ pod }) => pod.deletionTimestamp !== undefined),
  R9: anyPod(({ pod, listed }) => !listed && !isFinished(pod) && pod.podIPs.length > 0),
  R10: anyListed(({ pod }) => !isPodReady(pod)),
  R11: anyListed(({ conditions }) => conditions?.ready !== conditions?.serving || conditions?.terminating === true),
  R12: anyListed(({ conditions }, { service }) => service.publishNotReadyAddresses && conditions?.serving === false),
  R13: (answer) =>
    endpoints(answer).some(({ addresses, targetRef }) =>
      addresses.some((ip) => !answer.pods.some(({ pod }) => pod.name === targetRef.name && pod.podIPs.includes(ip))),
    ),
  R14: anyListed((_pod, { service }) => service.ports.some(({ targetPort }) => typeof targetPort === 'number')),
  R15: anyListed(({ ports }, answer) =>
    ports.some(({ name, target }) => target !== undefined && named(answer).has(name)),
  ),
  R16: anyListed(({ ports }) => ports.some(({ target }) => target === undefined)),
  R17: ({ slices, service }) =>
    slices.some(({ ports }) => ports.some(({ appProtocol }) => appProtocol !== undefined)) ||
    (slices.some(({ ports }) => ports.length > 0) && service.ports.some(({ name, targetPort }) => name !== targetPort)),
  R18: (answer) => answer.service.ports.length === 0 && endpoints(answer).length > 0,
  R19: ({ slices }) => new Set(slices.map(({ addressType }) => addressType)).size < slices.length,
  R20: ({ slices }) => slices.some((slice) => slice.endpoints.length === 0),
  R21: (answer) => endpoints(answer).some(({ nodeName }) => nodeName === undefined),
  R22: (answer) => new Set(endpoints(answer).map(({ zone }) => zone)).size > 1,
  R23: (answer) => endpoints(answer).some(({ hostname }) => hostname !== undefined),
  R24: ({ slices }) =>
    slices.some((slice) => new Set(slice.endpoints.map(({ addresses }) => addresses[0])).size < slice.endpoints.length),
  R25: ({ service, backends }) =>
    backends.ready > 0 && (usesAutoHints(service) || topologyPreference(service) !== undefined),
  R26: ({ slices }) => slices.some((slice) => slice.endpoints.length > CHUNK),
  R27: anyListed(
    ({ pod }, _answer, world) => world.node(pod.nodeName ?? '')?.ready?.status === 'False' && isPodReady(pod),
  ),
  R29: hasReason('gate-missing', 'gate-closed', 'node-lost', 'init-running', 'no-ready-condition'),
  R30: hasReason('legacy-truncated'),
  R31: hasReason('no-selector'),
  R32: ({ service }) => 'service.kubernetes.io/service-proxy-name' in service.labels,
  R33: hasReason('shared-ip', 'port-missing'),
  R34: ({ backends }) => backends.fallback > 0,
  R35: ({ service, backends }) =>
    backends.ready > 0 && [service.internalTrafficPolicy, service.externalTrafficPolicy].includes('Local'),
  R36: hasReason('local-only', 'topology-off'),
  R38: ({ service, backends }) => isHeadless(service) && backends.ready > 0,
};

/** R37 is seen from what a client reaches only. */
export function showsNothingUsable({ paths }: Reach): boolean {
  return paths.some(({ outcome }) => outcome === 'refused' || outcome === 'dropped');
}

/** Every rule of docs/resolution.md. */
export const RULES: readonly string[] = Array.from({ length: 38 }, (_, index) => `R${index + 1}`);

/** The rules that decide something about a service, but for R1, R28 and R37. */
export function ruleHits(answer: ServiceAnswer, world: World): readonly string[] {
  return Object.entries(QUESTIONS).flatMap(([rule, asks]) => (asks(answer, world) ? [rule] : []));
}
