import type { EpochSeconds } from '@fairlead/model';
import { describe } from '@fairlead/messages';
import type {
  ComparedEndpoint,
  Comparison,
  ComparisonCause,
  ComparisonDifference,
  ManualAddress,
  PublishedSource,
} from '@fairlead/protocol';
import type { Slice, SlicePort } from '@fairlead/resolver';
import { unfilledReason } from '@fairlead/resolver';
import { protocolReason } from '@fairlead/service-graph';
import type { ServiceVerdict } from '@fairlead/service-graph';
import type { Cause } from '../comparison/cause.ts';
import type { ExplainedDifference } from '../comparison/compareService.ts';
import { resultOf } from '../comparison/compareService.ts';
import type { ComparedEndpoint as Side } from '../comparison/differences.ts';
import { portText } from '../comparison/foreignSlice.ts';
import type { ForeignSource } from '../comparison/foreignSlice.ts';
import { notesOf } from '../comparison/notes.ts';
import type { ReadComparison } from '../comparison/readComparison.ts';
import { isoSeconds } from './times.ts';

/** Items listed of a service with thousands of endpoints; totals tell how many there are. */
const DIFFERENCES_AT_MOST = 200;
const ADDRESSES_AT_MOST = 1000;

/** What was read and found, as the one who asked sees it. */
export function comparisonAnswer(read: ReadComparison, verdict: ServiceVerdict): Comparison {
  const { answer, slices, foreign, endpoints, differences, readAt, requests } = read;
  const { service } = answer;
  const selectorless = service.selector === undefined || service.type === 'ExternalName';
  const others = [...foreign, ...(endpoints === undefined ? [] : [endpoints])];
  // What is mirrored stands in the slices already.
  const manual = foreign.some(({ mirrored }) => mirrored) ? foreign : others;
  const addresses = manual.flatMap(addressesOf);
  const unfilled =
    service.selector === undefined && service.type !== 'ExternalName' && slices.length + others.length === 0;
  const reasons = verdict.reasons.filter(({ id }) => id === 'no-selector' || id === 'external-name');
  return {
    namespace: service.namespace,
    name: service.name,
    readAt: new Date(readAt * 1000).toISOString(),
    requests,
    state: verdict.state,
    result: selectorless && differences.length === 0 ? 'not-derived' : resultOf(differences),
    published: {
      endpoints: count(slices) + foreign.reduce((sum, source) => sum + source.addresses.length, 0),
      sources: [
        ...slices.map((slice): PublishedSource => ({
          kind: 'EndpointSlice',
          name: slice.name,
          role: 'controller',
          managedBy: 'endpointslice-controller.k8s.io',
          addressType: slice.addressType,
          ports: portsOf(slice.ports),
          endpoints: slice.endpoints.length,
          writtenAt: isoSeconds(slice.endpointWrites.lastAt),
        })),
        ...others.map(sourceOf),
      ],
    },
    derived: {
      endpoints: count(answer.slices),
      slices: answer.slices.map((slice) => ({
        addressType: slice.addressType,
        ports: portsOf(slice.ports),
        endpoints: slice.endpoints.length,
      })),
    },
    differences: differences.slice(0, DIFFERENCES_AT_MOST).map((each) => differenceOf(each, readAt)),
    differencesTotal: differences.length,
    notes: notesOf(answer, slices, foreign, endpoints).map((note) => causeOf(note, readAt)),
    addresses: addresses.slice(0, ADDRESSES_AT_MOST),
    addressesTotal: addresses.length,
    reasons: [...reasons, ...(unfilled ? [unfilledReason(readAt)] : [])].map((each) => protocolReason(each, describe)),
  };
}

const count = (slices: readonly Slice[]): number => slices.reduce((sum, { endpoints }) => sum + endpoints.length, 0);

const portsOf = (ports: readonly SlicePort[]): string[] =>
  ports.map(({ name, port, protocol }) => portText(name, port, protocol));

function sourceOf(source: ForeignSource): PublishedSource {
  return {
    kind: source.kind,
    name: source.name,
    role: source.mirrored ? 'mirroring' : 'other',
    managedBy: source.managedBy ?? null,
    addressType: source.addressType ?? null,
    ports: [...source.ports],
    endpoints: source.addresses.length,
    writtenAt: isoSeconds(source.writtenAt),
  };
}

function addressesOf({ name, ports, addresses }: ForeignSource): readonly ManualAddress[] {
  return addresses.map((address) => ({
    addresses: [...address.addresses],
    ready: address.ready,
    terminating: address.terminating,
    node: address.nodeName ?? null,
    target: address.target ?? null,
    source: name,
    ports: [...ports],
  }));
}

function differenceOf({ difference, cause }: ExplainedDifference, readAt: EpochSeconds): ComparisonDifference {
  const { kind, addressType, fields, published, derived } = difference;
  return {
    kind,
    addressType,
    pod: (published ?? derived)?.endpoint.targetRef.name ?? null,
    fields: [...fields],
    published: sideOf(published),
    derived: sideOf(derived),
    cause: causeOf(cause, readAt),
  };
}

function sideOf(side: Side | undefined): ComparedEndpoint | null {
  if (side === undefined) return null;
  const { addresses, conditions, hostname, nodeName, zone } = side.endpoint;
  return {
    addresses: [...addresses],
    ...conditions,
    hostname: hostname ?? null,
    node: nodeName ?? null,
    zone: zone ?? null,
    ports: side.ports,
  };
}

function causeOf({ id, rule, proven, text, facts, since }: Cause, readAt: EpochSeconds): ComparisonCause {
  return {
    id,
    rule: rule ?? null,
    proven,
    message: text,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? [...value] : value,
      ]),
    ),
    since: since === undefined ? null : { at: new Date(since * 1000).toISOString(), basis: 'api' },
    ageSeconds: since === undefined ? null : Math.max(0, readAt - since),
  };
}
