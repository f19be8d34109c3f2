import type { ServiceAnswer } from '@fairlead/resolver';
import { named } from './cause.ts';
import type { Cause } from './cause.ts';
import type { ForeignSource } from './foreignSlice.ts';
import type { LegacyEndpoints } from './legacyEndpoints.ts';
import type { PublishedSlice } from './publishedSlice.ts';

/** What legacy Endpoints and mirrored slices hold at most (R30 and R31, docs/resolution.md). */
export const LEGACY_ADDRESSES_AT_MOST = 1000;

/** What is published beside the answer, or differs without being a difference of the slices. */
export function notesOf(
  answer: ServiceAnswer | undefined,
  slices: readonly PublishedSlice[],
  foreign: readonly ForeignSource[],
  endpoints: LegacyEndpoints | undefined,
): readonly Cause[] {
  const hasSelector = answer?.service.selector !== undefined && answer.service.type !== 'ExternalName';
  return [
    ...lingering(slices),
    ...foreign.map((source) => foreignNote(source, hasSelector)),
    ...endpointsNotes(endpoints, foreign),
    ...(answer === undefined ? [] : truncatedNotes(answer)),
  ];
}

/** R28f: an empty slice beside filled ones of the same family. */
function lingering(slices: readonly PublishedSlice[]): readonly Cause[] {
  const filled = new Set(slices.filter(({ endpoints }) => endpoints.length > 0).map(({ addressType }) => addressType));
  return slices
    .filter(({ endpoints, addressType }) => endpoints.length === 0 && filled.has(addressType))
    .map(({ name }) =>
      named('lingering-empty-slice', `the empty slice ${name} lingers beside filled ones; it changes nothing`, {
        rule: 'R28f',
        facts: { slice: name },
      }),
    );
}

function foreignNote({ name, managedBy, mirrored, addresses }: ForeignSource, hasSelector: boolean): Cause {
  const facts = { slice: name, managedBy: managedBy ?? null, addresses: addresses.length };
  if (mirrored) {
    return named('mirrored-endpoints', `slice ${name} mirrors an Endpoints object`, { rule: 'R31', facts });
  }
  const manager = managedBy ?? 'nobody that it names';
  return hasSelector
    ? named('foreign-manager', `slice ${name} is managed by ${manager}; kube-proxy uses it, too`, {
        rule: 'R31',
        facts,
      })
    : named('manual-addresses', `slice ${name} was made by hand or by ${manager}`, { rule: 'R31', facts });
}

function endpointsNotes(endpoints: LegacyEndpoints | undefined, foreign: readonly ForeignSource[]): readonly Cause[] {
  if (endpoints === undefined) return [];
  const { name, addresses, longestSubset, notMirrored, truncated } = endpoints;
  const notes: Cause[] = [];
  const mirrors = foreign.some(({ mirrored }) => mirrored);
  if (!mirrors) {
    notes.push(
      named('manual-addresses', `Endpoints ${name} holds addresses that someone set`, {
        rule: 'R31',
        facts: { endpoints: name, addresses: addresses.length },
      }),
      named('not-mirrored', notMirroredText(name, notMirrored), {
        rule: 'R31',
        facts: { endpoints: name, why: notMirrored ?? null },
      }),
    );
  }
  if (truncated || longestSubset > LEGACY_ADDRESSES_AT_MOST) {
    const text = `Endpoints ${name} is cut: ${LEGACY_ADDRESSES_AT_MOST} addresses per subset are passed on at most`;
    notes.push(
      named('truncated-endpoints', text, { rule: 'R31', facts: { endpoints: name, addresses: addresses.length } }),
    );
  }
  return notes;
}

function notMirroredText(name: string, why: LegacyEndpoints['notMirrored']): string {
  switch (why) {
    case 'skip-mirror':
      return `Endpoints ${name} is labelled skip-mirror, so no slice is made of it and proxies do not see it`;
    case 'leader-election':
      return `Endpoints ${name} is a lock for leader election; no slice is made of it`;
    case undefined:
      return `no slice mirrors Endpoints ${name} yet, so proxies do not see it`;
  }
}

/** R30: consumers of legacy Endpoints see the first family only, and 1000 of it. */
function truncatedNotes({ families }: ServiceAnswer): readonly Cause[] {
  const listed = families[0]?.listed ?? 0;
  if (listed <= LEGACY_ADDRESSES_AT_MOST) return [];
  const text = `consumers of legacy Endpoints see ${LEGACY_ADDRESSES_AT_MOST} of ${listed} addresses`;
  return [named('truncated-endpoints', text, { rule: 'R30', facts: { addresses: listed } })];
}
