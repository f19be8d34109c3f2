import type { GraphEdge } from '@fairlead/service-graph';
import { rateOf } from '../scene/measured.ts';
import type { FarCard } from './farCards.ts';

/**
 * Broken cards by how many calls into them fail. Rates that differ by less than about double are alike, so that boxes do not
 * take turns while rates go up and down; these stay in the order they have.
 */
export function mostFailingFirst(cards: readonly FarCard[], calls: readonly GraphEdge[]): readonly FarCard[] {
  const failing = new Map<string, number>();
  for (const { target, traffic } of calls) {
    const rate = rateOf(traffic) * (traffic?.errorShare ?? 0);
    if (rate > 0) failing.set(target, (failing.get(target) ?? 0) + rate);
  }
  const rankOf = ({ card }: FarCard): number => Math.floor(Math.log2(1 + (failing.get(card.id) ?? 0)));
  return cards.toSorted((a, b) => rankOf(b) - rankOf(a));
}
