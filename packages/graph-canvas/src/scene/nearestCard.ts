import type { Rect } from '../layout/layoutTypes.ts';
import { centerOf } from '../layout/rects.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest card in a direction: one off to the side counts as twice as far. Ties go to the upper, then the left one. */
export function nearestCard(
  cards: readonly { readonly id: string; readonly rect: Rect }[],
  from: Rect,
  direction: Direction,
): string | undefined {
  const start = centerOf(from);
  let best: { id: string; cost: number; y: number; x: number } | undefined;
  for (const { id, rect } of cards) {
    const at = centerOf(rect);
    const [dx, dy] = [at.x - start.x, at.y - start.y];
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (ahead < 1) continue;
    const cost = ahead + 2 * aside;
    if (
      best === undefined ||
      cost < best.cost ||
      (cost === best.cost && (at.y < best.y || (at.y === best.y && at.x < best.x)))
    ) {
      best = { id, cost, x: at.x, y: at.y };
    }
  }
  return best?.id;
}
