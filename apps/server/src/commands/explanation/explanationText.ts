import { formatCount, formatSince, gateText, reasonText, trafficWord, verdictWord } from '@fairlead/messages';
import type { ReasonText, TextReason } from '@fairlead/messages';
import type { EpochSeconds } from '@fairlead/model';
import type { Gate, Pod, Reason, Service, ServicePort } from '@fairlead/protocol';

const LANGUAGE = 'en';

const MARKS: Readonly<Record<Gate['state'], string>> = { passed: '✓', failed: '✗', waiting: '…', unknown: '?' };

/** The drawer of a service as text: verdict, next step, reasons, ports, and each pod with its place in the answer and its gates. */
export function explanationText(service: Service, now: EpochSeconds): string {
  const sections = [
    headOf(service, now),
    section('Why', reasonsOf(service, now)),
    section('Ports', service.ports.map(portLine)),
    section(
      podsTitle(service),
      service.pods.flatMap((pod) => podLines(pod, now)),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function textOf(reason: Reason, now: EpochSeconds): ReasonText {
  // The schema has checked `shared`; its inferred type stops at the recursion.
  return reasonText(reason as Reason & { readonly shared?: TextReason | null }, LANGUAGE, { now });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function headOf(service: Service, now: EpochSeconds): readonly string[] {
  const { verdict, headline, note, state, since, backends, externalName } = service;
  const main = headline ?? note;
  const text = main === null ? undefined : textOf(main, now);
  const counted = `${formatCount(backends.receiving, LANGUAGE)} of ${formatCount(backends.total, LANGUAGE)} pods receive traffic`;
  const target = externalName === null ? selectorText(service) : `points to ${externalName}`;
  return [
    [
      `${service.namespace}/${service.name}`,
      service.headless ? 'headless' : service.type,
      ...service.clusterIPs,
      target,
    ]
      .filter((part) => part !== '' && part !== 'None')
      .join(' · '),
    `${verdictWord(verdict, LANGUAGE)}: ${text === undefined || text.fact === '' ? counted : text.fact}`,
    ...(since === null ? [] : [`Since: ${ageOf(since, now)}`]),
    ...(text === undefined || text.next === '' ? [] : [`Next: ${text.next}`]),
    ...(state === 'live' ? [] : [`What this rests on is not all readable: ${state}`]),
  ];
}

function selectorText({ selector }: Service): string {
  if (selector === null) return 'no selector';
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Every reason, the headline first. */
function reasonsOf({ reasons }: Service, now: EpochSeconds): readonly string[] {
  return reasons.map((reason) => reasonLine(reason, now));
}

function reasonLine(reason: Reason, now: EpochSeconds): string {
  return `${reason.id}: ${textOf(reason, now).sentence}`;
}

function portLine({ name, port, protocol, targetPort, nodePort, receiving }: ServicePort): string {
  const node = nodePort === null ? '' : `, node port ${nodePort}`;
  const pods = receiving === 1 ? '1 pod receives' : `${formatCount(receiving, LANGUAGE)} pods receive`;
  return `${name === '' ? '' : `${name} `}${port}/${protocol} → ${targetPort}${node}: ${pods}`;
}

function podsTitle({ pods, podsTotal }: Service): string {
  return pods.length === podsTotal
    ? `Pods (${formatCount(podsTotal, LANGUAGE)})`
    : `Pods (${formatCount(pods.length, LANGUAGE)} of ${formatCount(podsTotal, LANGUAGE)} shown)`;
}

function podLines(pod: Pod, now: EpochSeconds): readonly string[] {
  const { name, node, zone, addresses, listed, traffic, since, reasons, gates } = pod;
  const place = node === null ? 'no node' : zone === null ? node : `${node} (${zone})`;
  const word = trafficWord(listed ? traffic : 'not-listed', LANGUAGE);
  const age = since === null ? '' : ` for ${ageOf(since, now)}`;
  return [
    `${name}: ${word}${age} · ${place}${addresses.length === 0 ? '' : ` · ${addresses.join(' ')}`}`,
    ...reasons.map((reason) => `  ${reasonLine(reason, now)}`),
    ...gateLines(gates, pod, now).map((line) => `    ${line}`),
  ];
}

/** A pod whose gates are all open says so in one line. */
function gateLines(gates: readonly Gate[], pod: Pod, now: EpochSeconds): readonly string[] {
  const next = gates.find(({ state }) => state !== 'passed');
  if (gates.length === 0) return [];
  if (next === undefined) return [`${MARKS.passed} all ${gates.length} gates passed`];
  return gates.map((gate) => {
    const { state, since, detail } = gate;
    const age = since === null ? '' : ` (${ageOf(since, now)})`;
    const told = detail === null || state === 'passed' ? '' : `: ${detail}`;
    return `${MARKS[state]} ${gateText({ kind: gate.kind, name: nameOf(gate, pod) }, LANGUAGE)}${age}${told}${gate === next ? ' ← has to flip next' : ''}`;
  });
}

/** What a gate is about: the node, the addresses, or the name it has itself. */
function nameOf({ kind, name }: Gate, { node, addresses }: Pod): string | null {
  if (kind === 'scheduled') return node;
  return kind === 'has-ip' && addresses.length > 0 ? addresses.join(' ') : name;
}

function ageOf(since: { readonly at: string; readonly basis: 'api' | 'observed' }, now: EpochSeconds): string {
  return formatSince({ at: Math.floor(Date.parse(since.at) / 1000), basis: since.basis }, now, LANGUAGE);
}
