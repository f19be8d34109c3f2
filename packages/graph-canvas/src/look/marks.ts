import { glyphText, round } from './glyphs.ts';
import type { Tokens } from './tokens.ts';

/** Marks tell a verdict by shape; `lock` and `clock` say why it is unknown. */
export type Mark = 'broken' | 'degraded' | 'unknown' | 'lock' | 'clock';

/** A mark of `size` px with its middle at (x, y), as SVG. `paper` is what it lies on. */
export function markSvg(mark: Mark, x: number, y: number, size: number, tokens: Tokens, paper: string): string {
  const scale = round(size / 20, 4);
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${scale})">${drawing(mark, tokens, paper)}</g>`;
}

/** Drawn for 20 px around (0, 0). */
function drawing(mark: Mark, tokens: Tokens, paper: string): string {
  switch (mark) {
    case 'broken':
      return (
        `<path d="${octagon(9.4)}" fill="${tokens.broken}" stroke="${paper}" stroke-width="1"/>` +
        `<path d="M-3.3 -3.3L3.3 3.3M3.3 -3.3L-3.3 3.3" stroke="${tokens.node}" stroke-width="2.5" stroke-linecap="round"/>`
      );
    case 'degraded':
      return (
        `<path d="M0 -8.6L9 7.6H-9Z" fill="${tokens['degraded-mark']}" stroke="${tokens['degraded-mark-line']}" ` +
        'stroke-width="1.3" stroke-linejoin="round"/>' +
        `<path d="M-1.3 -3.6H1.3L0.9 2.2H-0.9ZM-1.15 3.5H1.15V5.8H-1.15Z" fill="${tokens['degraded-mark-line']}"/>`
      );
    case 'unknown':
      return (
        `<circle r="8.4" fill="${paper}" stroke="${tokens.unknown}" stroke-width="1.5" stroke-dasharray="2.4 2"/>` +
        glyphText('?', 0, 0, 12, tokens.subtle)
      );
    case 'lock':
      return (
        `<circle r="8.8" fill="${tokens.unknown}" stroke="${paper}"/>` +
        `<path d="M-3.6 -0.8H3.6V4.4H-3.6Z" fill="none" stroke="${tokens.node}" stroke-width="1.4" stroke-linejoin="round"/>` +
        `<path d="M-2.2 -0.8V-2.6A2.2 2.2 0 0 1 2.2 -2.6V-0.8" fill="none" stroke="${tokens.node}" stroke-width="1.4"/>`
      );
    case 'clock':
      return (
        `<circle r="8.4" fill="${tokens.node}" stroke="${tokens.degraded}" stroke-width="1.7"/>` +
        `<path d="M0 -4.6V0L3.2 1.8" fill="none" stroke="${tokens.degraded}" stroke-width="1.7" stroke-linecap="round"/>`
      );
  }
}

function octagon(radius: number): string {
  const corners = Array.from({ length: 8 }, (_, index) => {
    const angle = Math.PI / 8 + (index * Math.PI) / 4;
    return `${round(radius * Math.cos(angle))} ${round(radius * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}
