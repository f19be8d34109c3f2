import type { ComparisonTexts } from './comparisonTexts.ts';
import type { ReachTexts } from './reachTexts.ts';
import type { Wordings } from './wordings.ts';
import type { ReasonId, ResourceState, Verdict } from '@fairlead/model';

export interface ReasonTexts {
  /** For a card: aims at 18 Latin or 9 CJK characters. */
  readonly short: Wordings;
  /** For one line of a list; `short` where missing. */
  readonly line?: Wordings;
  /** What is, as one or two sentences. */
  readonly fact: Wordings;
  /** What to do next; missing where nothing is. */
  readonly next?: Wordings;
}

/** Reasons, and special cases of one that read differently. */
export const CASES = [
  'near-miss:missing',
  'waiting:CrashLoopBackOff',
  'waiting:ImagePullBackOff',
  'waiting:ErrImagePull',
  'waiting:InvalidImageName',
  'waiting:ErrImageNeverPull',
  'waiting:CreateContainerConfigError',
  'waiting:CreateContainerError',
  'waiting:RunContainerError',
  'waiting:ContainerCreating',
  'waiting:PodInitializing',
  'waiting:OOMKilled',
  'restarting:OOMKilled',
  'init-running:waiting',
  'init-running:failed',
  'terminating:stuck',
  'labels-differ:missing',
  'port-missing:other-protocol',
  'port-missing:init-container',
  'port-missing:similar-name',
  'local-only:zone',
  'no-selector:api-servers',
  'none-ready:headless',
  'selector-matches-nothing:scaled-to-zero',
  'selector-matches-nothing:near-miss',
  'selector-matches-nothing:wrong-namespace',
  'selector-matches-nothing:no-pods',
  'pods-without-traffic:workload',
] as const;
export type ReasonCase = (typeof CASES)[number];

export const GATES = [
  'selected',
  'scheduled',
  'has-ip',
  'init',
  'sidecar',
  'container',
  'gate',
  'not-terminating',
  'port',
] as const;
export type GateWord = (typeof GATES)[number];

export const TRAFFIC = ['receives', 'fallback', 'local-only', 'none', 'not-listed'] as const;
export type TrafficWord = (typeof TRAFFIC)[number];

/** Names of resources as they stand at the head of a line ("Pods") and inside a sentence ("pods"). */
export interface ResourceWords {
  readonly title: string;
  readonly inText: string;
}

/** All texts of one language. Values are `{{name}}` or `{{name, format}}`; a format is a key of `counts` or a named one. */
export interface Catalogue {
  readonly reasons: Readonly<Record<ReasonId | ReasonCase, ReasonTexts>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly traffic: Readonly<Record<TrafficWord, string>>;
  readonly gates: Readonly<Record<GateWord, Wordings>>;
  readonly states: Readonly<Record<ResourceState, string>>;
  readonly resources: Readonly<Record<string, ResourceWords>>;
  /** Number and noun by plural category of `Intl.PluralRules`; `other` always. */
  readonly counts: Readonly<Record<CountWord, { readonly one?: string; readonly other: string }>>;
  readonly units: Readonly<Record<'ms' | 's' | 'min' | 'h' | 'd', string>>;
  /** Minutes that seconds follow: "4 min 12 s" and "4 分 12 秒". */
  readonly minutesBefore: string;
  readonly justSeen: string;
  readonly atLeast: string;
  readonly perSecond: string;
  readonly listSeparator: string;
  readonly sentenceSeparator: string;
  readonly fullStop: string;
  /** Pods that are not listed, by their first reason, as parts of one sentence: "2 have no IP". */
  readonly notListed: Readonly<Record<NotListedWord, { readonly one?: string; readonly other: string }>>;
  readonly reach: ReachTexts;
  readonly comparison: ComparisonTexts;
  /** One number of a port that differs between pods. */
  readonly perNumber: string;
  readonly andMore: string;
}

/** First reasons of pods that are not listed, and what stands for any other. */
export const NOT_LISTED = [
  'unschedulable',
  'scheduling-gated',
  'no-ip',
  'node-missing',
  'family-missing',
  'other',
] as const;
export type NotListedWord = (typeof NOT_LISTED)[number];

export const COUNTS = [
  'pods',
  'podsMatch',
  'podsDraining',
  'podsStarting',
  'podsNotReady',
  'podsUnready',
  'podsAll',
  'podsElsewhere',
  'podsLentHere',
  'podsLentAway',
  'nodes',
  'restarts',
] as const;
export type CountWord = (typeof COUNTS)[number];
