import { glyphShapes } from './glyphs.ts';
import { circle, placed, round, shapesSvg, type Shape } from './shapes.ts';
import type { Tokens } from './tokens.ts';

/** Marks tell a verdict by shape; `lock` and `clock` say why it is unknown. */
export type Mark = 'broken' | 'degraded' | 'unknown' | 'lock' | 'clock';

/** A mark of `size` px with its middle at (x, y). `paper` is what it lies on. */
export function markShapes(
  mark: Mark,
  x: number,
  y: number,
  size: number,
  tokens: Tokens,
  paper: string,
): readonly Shape[] {
  return placed(drawing(mark, tokens, paper), x, y, size / 20);
}

/** The same as SVG. */
export function markSvg(...mark: Parameters<typeof markShapes>): string {
  return shapesSvg(markShapes(...mark));
}

/** Drawn for 20 px around (0, 0). */
function drawing(mark: Mark, tokens: Tokens, paper: string): readonly Shape[] {
  const { node, broken, degraded, unknown } = tokens;
  switch (mark) {
    case 'broken':
      return [
        { path: octagon(9.4), fill: broken, stroke: paper, strokeWidth: 1 },
        { path: 'M-3.3 -3.3L3.3 3.3M3.3 -3.3L-3.3 3.3', stroke: node, strokeWidth: 2.5, cap: 'round' },
      ];
    case 'degraded': {
      const ink = tokens['degraded-mark-line'];
      return [
        { path: 'M0 -8.6L9 7.6H-9Z', fill: tokens['degraded-mark'], stroke: ink, strokeWidth: 1.3, join: 'round' },
        { path: 'M-1.3 -3.6H1.3L0.9 2.2H-0.9ZM-1.15 3.5H1.15V5.8H-1.15Z', fill: ink },
      ];
    }
    case 'unknown':
      return [
        { path: circle(0, 0, 8.4), fill: paper, stroke: unknown, strokeWidth: 1.5, dash: [2.4, 2] },
        ...glyphShapes('?', 0, 0, 12, tokens.subtle),
      ];
    case 'lock':
      return [
        { path: circle(0, 0, 8.8), fill: unknown, stroke: paper },
        { path: 'M-3.6 -0.8H3.6V4.4H-3.6Z', stroke: node, strokeWidth: 1.4, join: 'round' },
        { path: 'M-2.2 -0.8V-2.6A2.2 2.2 0 0 1 2.2 -2.6V-0.8', stroke: node, strokeWidth: 1.4 },
      ];
    case 'clock':
      return [
        { path: circle(0, 0, 8.4), fill: node, stroke: degraded, strokeWidth: 1.7 },
        { path: 'M0 -4.6V0L3.2 1.8', stroke: degraded, strokeWidth: 1.7, cap: 'round' },
      ];
  }
}

function octagon(radius: number): string {
  const corners = Array.from({ length: 8 }, (_, index) => {
    const angle = Math.PI / 8 + (index * Math.PI) / 4;
    return `${round(radius * Math.cos(angle))} ${round(radius * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}
