import type { Wordings } from './wordings.ts';

export type WayInWord = 'cluster-ip' | 'external' | 'external-from-inside' | 'dns';
export type UntoldWord =
  'no-such-node' | 'no-such-zone' | 'nodes-unread' | 'external-name' | 'no-selector' | 'other-proxy';
export type PreferenceOffWord =
  | 'endpoint-without-zone'
  | 'vantage-without-zone'
  | 'no-endpoint-in-zone'
  | 'zones-unread'
  | 'node-without-zone-or-cpu'
  | 'single-zone'
  | 'too-few-endpoints'
  | 'zone-overloaded';

/** Why clients at a vantage get the part they get. */
export type NarrowedWord = 'internalTrafficPolicy' | 'externalTrafficPolicy' | 'node-hints' | 'zone-hints';

/** What becomes of a connection; the outcomes of the API, some of them told apart. */
export const OUTCOMES = [
  'reached',
  'reached:part',
  'reached:fallback',
  'reached:borrowed',
  'reached:dns',
  'partly',
  'refused',
  'dropped',
  'dropped:external',
  'no-address',
  'unknown',
] as const;
export type OutcomeWord = (typeof OUTCOMES)[number];

/** All texts about what a client at a node or zone reaches. */
export interface ReachTexts {
  readonly ways: Readonly<Record<WayInWord, string>>;
  /** `short` for a label, `fact` and `next` as sentences. */
  readonly outcomes: Readonly<
    Record<OutcomeWord, { readonly short: Wordings; readonly fact: Wordings; readonly next?: string }>
  >;
  /** Sentences. */
  readonly narrowed: Readonly<Record<NarrowedWord, string>>;
  readonly preferenceOff: Readonly<Record<PreferenceOffWord, string>>;
  readonly borrowed: Readonly<Record<'from-others' | 'to-others', Wordings>>;
  readonly untold: Readonly<Record<UntoldWord, Wordings>>;
}
