import { layoutDifference, type LayoutDifference } from './layoutDifference.ts';
import type { LayoutInput, LayoutResult, Placement } from './layoutTypes.ts';
import { computeLayout } from './layoutWorkerMessages.ts';

/** A placement, or the one of the last answer: it need not be sent back to where it came from. */
export type SentPlacement = Placement | 'last';

export interface LayoutQuestion {
  readonly number: number;
  readonly input: LayoutInput;
  /** The picture to keep; null lays out anew. */
  readonly before: SentPlacement | null;
  /** Where everything stood that was ever placed beside it. */
  readonly remembered: SentPlacement;
}

export interface LayoutAnswer {
  readonly number: number;
  /** From the last answer, the first one from nothing. */
  readonly difference: LayoutDifference;
}

export const NO_LAYOUT: LayoutResult = { placement: { nodes: {}, areas: {} }, routes: {} };

/** Answers questions, each by what changed since the last: a thousand places that stay are not copied between threads. */
export class LayoutAnswers {
  #last = NO_LAYOUT;

  answer({ number, input, before, remembered }: LayoutQuestion): LayoutAnswer {
    const placed = <Sent extends SentPlacement | null>(sent: Sent): Exclude<Sent, 'last'> | Placement =>
      sent === 'last' ? this.#last.placement : (sent as Exclude<Sent, 'last'>);
    const result = computeLayout(input, placed(before), placed(remembered));
    const difference = layoutDifference(this.#last, result);
    this.#last = result;
    return { number, difference };
  }
}
