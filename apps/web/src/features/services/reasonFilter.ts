import type { Reason, ServiceRow } from '@fairlead/protocol';
import { sharedReason } from '../../components/sharedReason.ts';

/** A reason that rows show, and how many do. */
export interface ReasonCount {
  readonly id: string;
  readonly services: number;
  /** One of them, to put the id into words. */
  readonly sample: Reason;
}

const TERM = /(^|\s)reason:(\S+)/;

/** The reasons behind the verdicts and notes of rows, the most frequent first; what most pods share counts besides their sum. */
export function reasonsOf(rows: readonly ServiceRow[]): readonly ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { headline, note } of rows) {
    const reasons = [headline, note].flatMap((reason) => (reason === null ? [] : [reason, sharedReason(reason)]));
    const distinct = new Map(reasons.flatMap((reason) => (reason === undefined ? [] : [[reason.id, reason] as const])));
    for (const [id, sample] of distinct) {
      counts.set(id, { id, sample, services: (counts.get(id)?.services ?? 0) + 1 });
    }
  }
  return [...counts.values()].toSorted((a, b) => b.services - a.services || (a.id < b.id ? -1 : 1));
}

/** The reason that a find expression asks for, if it asks for one. */
export function chosenReason(find: string): string | undefined {
  return TERM.exec(find)?.[2];
}

/** The expression with another reason, or with none; whatever else it asks stays. */
export function withReason(find: string, id: string | undefined): string {
  const rest = find.replace(TERM, ' ').trim().replaceAll(/\s+/g, ' ');
  return [rest, id === undefined ? '' : `reason:${id}`].filter((part) => part !== '').join(' ');
}
