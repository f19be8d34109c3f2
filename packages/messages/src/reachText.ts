import type { Language } from './language.ts';
import type { NarrowedWord, OutcomeWord, PreferenceOffWord, UntoldWord, WayInWord } from './reachTexts.ts';
import { CATALOGUES, say } from './translator.ts';
import type { Values } from './translator.ts';

/** One path of a reach, as the HTTP API has it. */
export interface TextPath {
  readonly way: WayInWord;
  readonly outcome: 'reached' | 'partly' | 'refused' | 'dropped' | 'no-address' | 'unknown';
  readonly podsTotal: number;
  readonly usable: number;
  readonly fallback: boolean;
  readonly narrowedBy: NarrowedWord | null;
  readonly preferenceOff: PreferenceOffWord | null;
  readonly borrowed: number | null;
  readonly droppedOn: readonly string[];
  readonly droppedOnTotal: number;
}

export interface ReachText {
  /** For a label. */
  readonly short: string;
  /** What becomes of a connection. */
  readonly fact: string;
  /** Why so, as sentences; empty if nothing narrows it. */
  readonly why: string;
  /** What to do next; empty where nothing is. */
  readonly next: string;
  /** All three. */
  readonly sentence: string;
}

/** What a client reaches on one path, and why not more. `nodes`: nodes of the vantage. */
export function reachText(path: TextPath, language: Language, nodes?: number): ReachText {
  const { reach, sentenceSeparator } = CATALOGUES[language];
  const texts = reach.outcomes[outcomeWord(path)];
  const values: Values = {
    reached: path.podsTotal,
    usable: path.usable,
    droppedOn: path.droppedOn,
    count: path.droppedOnTotal,
    dropped: path.droppedOnTotal,
    nodes,
  };
  const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(sentenceSeparator);
  const fact = say(texts.fact, values, language);
  const why = join([
    path.narrowedBy === null || path.outcome === 'refused' ? '' : reach.narrowed[path.narrowedBy],
    // Says the same as the outcome.
    path.preferenceOff === null || path.outcome === 'unknown' ? '' : reach.preferenceOff[path.preferenceOff],
    borrowedText(path.borrowed, language),
  ]);
  const next = texts.next ?? '';
  return { short: say(texts.short, values, language), fact, why, next, sentence: join([fact, why, next]) };
}

/** How the client comes in: "From outside, arriving here". */
export function wayInWord(way: WayInWord, language: Language): string {
  return CATALOGUES[language].reach.ways[way];
}

/** Why nothing can be told about what is reached; `name` of the node or zone. */
export function reachUntoldText(untold: UntoldWord, name: string, language: Language): string {
  return say(CATALOGUES[language].reach.untold[untold], { name }, language);
}

/** Why a topology preference is not in force. */
export function preferenceOffText(off: PreferenceOffWord, language: Language): string {
  return CATALOGUES[language].reach.preferenceOff[off];
}

function outcomeWord({ way, outcome, podsTotal, usable, fallback }: TextPath): OutcomeWord {
  if (outcome === 'dropped') return way === 'external' ? 'dropped:external' : 'dropped';
  if (outcome !== 'reached') return outcome;
  if (way === 'dns') return 'reached:dns';
  if (fallback) return 'reached:fallback';
  if (podsTotal === 0) return 'reached:borrowed';
  return podsTotal < usable ? 'reached:part' : 'reached';
}

function borrowedText(borrowed: number | null, language: Language): string {
  if (borrowed === null || borrowed === 0) return '';
  const texts = CATALOGUES[language].reach.borrowed;
  return say(texts[borrowed > 0 ? 'from-others' : 'to-others'], { lent: Math.abs(borrowed) }, language);
}
