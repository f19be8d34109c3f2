import type { Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import type { Shape } from './outlines.ts';

/** How a card is drawn, without what is on the sprite. The same as the style sheet says; a test holds them together. */
export interface CardLook {
  readonly shape: Shape;
  readonly fill: string;
  readonly line: string;
  readonly lineWidth: number;
  readonly dashed: boolean;
  readonly text: string;
  readonly textLeft: number;
  readonly sizePx: number;
  readonly weight: number;
}

type Classed = Pick<Card, 'classes' | 'kind'>;

export function cardLook(card: Classed, tokens: Tokens): CardLook {
  const is = (name: string): boolean => card.classes.includes(name);
  const base = { ...verdictLook(card, tokens), shape: 'round-rectangle', textLeft: 42 } as const;
  const sizePx = is('two-lines') ? 11.6 : 13;
  switch (card.kind) {
    case 'workload':
      return { ...base, shape: 'cut-rectangle', textLeft: 9, sizePx: 11, weight: is('degraded') ? 600 : 400 };
    case 'ingress':
    case 'gateway':
    case 'route':
      return {
        ...base,
        shape: 'round-tag',
        fill: tokens.area,
        text: tokens.subtle,
        textLeft: 26,
        sizePx: 11,
        weight: 400,
      };
    case 'namespace':
      return { ...base, ...tileLook(is, tokens), dashed: base.dashed || is('outside'), textLeft: 7, sizePx: 12 };
    case 'external':
      return { ...base, shape: 'round-hexagon', dashed: true, text: tokens.subtle, textLeft: 38, sizePx };
    case 'caller':
      if (is('callers')) return { ...base, ...callersLook(is, tokens), textLeft: 14, sizePx: 11 };
      return { ...base, shape: 'ellipse', dashed: true, text: tokens.subtle, textLeft: 38, sizePx };
    case 'service':
    case 'app':
    case 'pod':
      return is('external-name')
        ? { ...base, shape: 'round-hexagon', dashed: false, text: tokens.subtle, textLeft: 38, sizePx }
        : { ...base, sizePx };
  }
}

function callersLook(is: (name: string) => boolean, tokens: Tokens): Colours {
  const failing = is('some-fail');
  return {
    fill: tokens.area,
    line: failing ? tokens.broken : tokens['node-line'],
    lineWidth: 1,
    dashed: is('shown'),
    text: failing ? tokens['broken-text'] : tokens.subtle,
    weight: failing ? 600 : 400,
  };
}

type Colours = Pick<CardLook, 'fill' | 'line' | 'lineWidth' | 'dashed' | 'text' | 'weight'>;

function verdictLook({ classes }: Classed, tokens: Tokens): Colours {
  if (classes.includes('broken')) return loud('broken', 2, tokens);
  if (classes.includes('degraded')) return loud('degraded', 1.5, tokens);
  const calm = classes.includes('unknown') || classes.includes('at-rest');
  return {
    fill: calm ? tokens.area : tokens.node,
    line: tokens['node-line'],
    lineWidth: 1,
    dashed: calm,
    text: calm ? tokens.subtle : tokens.text,
    weight: 500,
  };
}

function loud(verdict: 'broken' | 'degraded', lineWidth: number, tokens: Tokens): Colours {
  return {
    fill: tokens[`${verdict}-fill`],
    line: tokens[verdict],
    lineWidth,
    dashed: false,
    text: tokens[`${verdict}-text`],
    weight: 600,
  };
}

function tileLook(is: (name: string) => boolean, tokens: Tokens): Partial<CardLook> {
  if (is('broken')) return { line: tokens.broken, fill: tokens['broken-fill'] };
  const calm = { line: tokens['area-line'], fill: tokens.area };
  return is('degraded') ? { ...calm, text: tokens.text, weight: 500, lineWidth: 1 } : calm;
}
