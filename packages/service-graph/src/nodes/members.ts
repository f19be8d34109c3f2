import { VERDICTS } from '@fairlead/model';
import type { Verdict } from '@fairlead/model';
import { compareIds } from '../collections/keyed.ts';
import type { Members } from '../types.ts';

/** One letter per verdict, as `members.services` spells them. */
export const VERDICT_LETTERS: Readonly<Record<Verdict, string>> = {
  ok: 'o',
  degraded: 'd',
  broken: 'b',
  unknown: 'u',
  'at-rest': 'r',
};

/** What an aggregate holds: how many services of each verdict, and their letters in the order of names. */
export function membersOf(services: Iterable<{ readonly name: string; readonly verdict: Verdict }>): Members {
  const sorted = [...services].sort((left, right) => compareIds(left.name, right.name));
  const members: Members = { ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: '' };
  for (const { verdict } of sorted) {
    members[verdict] += 1;
    members.services += VERDICT_LETTERS[verdict];
  }
  return members;
}

/** The worst of several verdicts; `unknown` of none. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst = VERDICTS.length;
  for (const verdict of verdicts) worst = Math.min(worst, VERDICTS.indexOf(verdict));
  return VERDICTS[worst] ?? 'unknown';
}
