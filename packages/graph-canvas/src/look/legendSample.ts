import { DASHES } from './dashes.ts';
import type { LegendKey } from '../texts.ts';
import { markSvg } from './marks.ts';
import { ringShapes, type Ring } from './ring.ts';
import { placed, shapesSvg } from './shapes.ts';
import type { Tokens } from './tokens.ts';

const EDGE_KEYS: ReadonlySet<LegendKey> = new Set([
  'http',
  'grpc',
  'tcp',
  'errors',
  'idle',
  'declared',
  'guess',
  'selects',
]);

/** True for rows that explain a line; they stand in two columns. */
export function isEdgeKey(key: LegendKey): boolean {
  return EDGE_KEYS.has(key);
}

/** True for rows that the page can filter by. */
export function isVerdictKey(key: LegendKey): key is 'broken' | 'degraded' | 'unknown' {
  return key === 'broken' || key === 'degraded' || key === 'unknown';
}

/** The picture beside a row of the legend: 40 × 12 px for lines, 22 × 22 px for the rest. */
export function sampleSvg(key: LegendKey, tokens: Tokens): string {
  switch (key) {
    case 'ring':
    case 'members':
      return ringSample({ receiving: 3, unready: 0, draining: 0, total: 4 }, tokens, tokens.degraded);
    case 'broken':
    case 'degraded':
    case 'unknown':
      return markSvg(key, 11, 11, 16, tokens, tokens.canvas);
    case 'forbidden':
      return markSvg('lock', 11, 11, 16, tokens, tokens.canvas);
    case 'stale':
      return markSvg('clock', 11, 11, 16, tokens, tokens.canvas);
    case 'reading':
      return ringSample(undefined, tokens, tokens.unknown);
    case 'http':
      return line(tokens.edge, 3, '', `<path d="M32 1.5L40 6L32 10.5Z" fill="${tokens.edge}"/>`);
    case 'grpc':
      return line(
        tokens.edge,
        1.6,
        '',
        `<path d="M31 1.5L39 6L31 10.5" fill="none" stroke="${tokens.edge}" stroke-width="1.6"/>`,
      );
    case 'tcp':
      return line(tokens.edge, 1.6, '', `<circle cx="35" cy="6" r="4" fill="${tokens.edge}"/>`);
    case 'errors':
      return line(
        tokens.broken,
        1.8,
        DASHES.failing.join(' '),
        `<path d="M32 1.5L40 6L32 10.5Z" fill="${tokens.broken}"/>`,
      );
    case 'declared':
      return line(
        tokens.edge,
        1.4,
        DASHES.declared.join(' '),
        `<path d="M32 2L39 6L32 10Z" fill="none" stroke="${tokens.edge}"/>`,
      );
    case 'idle':
      return `<g opacity="0.6">${line(tokens.edge, 1, '', `<path d="M32 2L39 6L32 10Z" fill="none" stroke="${tokens.edge}"/>`)}</g>`;
    case 'guess':
      return line(
        tokens.edge,
        1.4,
        DASHES.guess.join(' '),
        `<path d="M32 2L39 6L32 10Z" fill="none" stroke="${tokens.edge}"/>`,
      );
    case 'selects':
      return `<path d="M0 6H40" stroke="${tokens.edge}" stroke-width="1.6" stroke-dasharray="${DASHES.selects.join(' ')}"/>`;
  }
}

function line(colour: string, width: number, dash: string, head: string): string {
  return `<path d="M0 6H32" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>${head}`;
}

function ringSample(ring: Ring | undefined, tokens: Tokens, thin: string): string {
  return shapesSvg(placed(ringShapes(ring, 0, 0, tokens, thin), 11, 11, 0.62));
}
