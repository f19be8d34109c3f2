import { READING_FIGURE, type Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { LEGEND_KEYS, type LegendKey } from '../texts.ts';

const SQUARES: Readonly<Record<string, LegendKey>> = { b: 'broken', d: 'degraded', u: 'unknown' };

/** What of the legend explains something in the picture, in its order. */
export function legendRows(cards: Iterable<Card>, lines: Iterable<Line>): LegendKey[] {
  const found = new Set<LegendKey>();
  for (const card of cards) {
    if (card.sprite.ring !== undefined) found.add(card.kind === 'app' ? 'members' : 'ring');
    if (card.verdict === 'broken' || card.verdict === 'degraded') found.add(card.verdict);
    if (card.classes.includes('unknown')) found.add(doubtRow(card.sprite));
    for (const letter of card.sprite.squares ?? '') {
      const key = SQUARES[letter];
      if (key !== undefined) found.add(key);
    }
  }
  for (const { classes } of lines) {
    for (const name of classes) {
      if (isLineKey(name)) found.add(name);
      else if ((name === 'declared' || name === 'derived') && !classes.includes('guess')) found.add('declared');
      else if (name === 'failing') found.add('errors');
    }
  }
  return LEGEND_KEYS.filter((key) => found.has(key));
}

/** Why it is unknown, as the card shows it. */
function doubtRow({ mark, figure }: Card['sprite']): LegendKey {
  if (mark === 'lock') return 'forbidden';
  if (mark === 'clock') return 'stale';
  return figure === READING_FIGURE ? 'reading' : 'unknown';
}

function isLineKey(name: string): name is 'http' | 'grpc' | 'tcp' | 'idle' | 'guess' | 'selects' {
  return ['http', 'grpc', 'tcp', 'idle', 'guess', 'selects'].includes(name);
}
