import type { Facts } from '@fairlead/model';
import { COMPARISON_CAUSES } from './comparisonTexts.ts';
import type { ComparisonCauseWord } from './comparisonTexts.ts';
import type { Language } from './language.ts';
import { CATALOGUES, say } from './translator.ts';
import type { TextTimes, Values } from './translator.ts';

/** The cause of a difference, as the HTTP API has it. */
export interface TextCause {
  readonly id: string;
  readonly message: string;
  readonly facts: Facts | Readonly<Record<string, unknown>>;
}

export interface CauseText {
  /** For a label: "controller lag". */
  readonly name: string;
  /** Why what is published is not what is expected, and what to do. */
  readonly fact: string;
}

/** The texts of a cause; an id from a newer server than this page is shown with the server's own words. */
export function causeText(cause: TextCause, language: Language, times: TextTimes = {}): CauseText {
  const word = wordOf(cause);
  if (word === undefined) return { name: cause.id, fact: cause.message };
  const { name, fact } = CATALOGUES[language].comparison.causes[word];
  // The placeholders name what they need; a fact of another type counts as missing.
  return { name, fact: say(fact, cause.facts as Values, language, times) };
}

function wordOf({ id, facts }: TextCause): ComparisonCauseWord | undefined {
  const known = (text: string): ComparisonCauseWord | undefined => COMPARISON_CAUSES.find((word) => word === text);
  return known(`${id}:${variantOf(id, facts)}`) ?? known(id);
}

function variantOf(id: string, facts: TextCause['facts']): string {
  if (id === 'controller-lag') return typeof facts['writtenAt'] === 'number' ? '' : 'no-slices';
  if (facts['gone'] === true) return 'gone';
  return typeof facts['why'] === 'string' ? facts['why'] : '';
}
