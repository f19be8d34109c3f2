import type { Rect } from '../layout/layoutTypes.ts';
import { shapesSvg } from '../look/shapes.ts';
import { RIM, spriteShapes, type SpriteSpec } from '../look/sprite.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import { cardLook, type CardLook } from './cardLook.ts';
import { element, escapeXml, textAt, type Markup } from './markup.ts';
import { outlineOf } from './outlines.ts';

const LINE_HEIGHT = 1.25;
const TILE_TITLE_Y = 15;

/** One card at its place; `share` below 1 steps back, without letting a line show through. */
export function cardMarkup(card: Card, rect: Rect, share: number, sprites: Sprites, tokens: Tokens): Markup {
  const look = cardLook(card, tokens);
  const half = look.lineWidth / 2;
  const inner = { x: rect.x + half, y: rect.y + half, width: rect.width - 2 * half, height: rect.height - 2 * half };
  const d = outlineOf(look.shape, inner, Math.max(0, 8 - half));
  const body = [
    element('path', {
      d,
      fill: look.fill,
      stroke: look.line,
      'stroke-width': look.lineWidth,
      'stroke-dasharray': look.dashed ? '4 3' : undefined,
    }),
    element('use', { href: `#${sprites.idOf(card.sprite)}`, x: rect.x, y: rect.y - RIM.top }),
    ...texts(card, rect, look),
  ];
  const paper = share < 1 ? [element('path', { d, fill: tokens.area })] : [];
  const title = element('title', {}, escapeXml(card.label));
  return element(
    'g',
    { 'data-id': card.id },
    title,
    ...paper,
    share < 1 ? element('g', { opacity: share }, ...body) : body.join(''),
  );
}

function texts(card: Card, rect: Rect, look: CardLook): Markup[] {
  const lines = card.text.split('\n');
  const step = look.sizePx * LINE_HEIGHT;
  const middle = card.kind === 'namespace' ? rect.y + TILE_TITLE_Y : rect.y + rect.height / 2;
  const first = middle - ((lines.length - 1) * step) / 2;
  return lines.map((line, index) =>
    textAt(line, rect.x + look.textLeft, first + index * step, {
      sizePx: look.sizePx,
      weight: look.weight,
      fill: look.text,
    }),
  );
}

const RIMS = { selected: { width: 3, gap: 3 }, picked: { width: 2, gap: 2 } } as const;

/** Outline around a card that is selected, or was gathered with others. */
export function rimMarkup(rect: Rect, why: keyof typeof RIMS, tokens: Tokens): Markup {
  const { width, gap } = RIMS[why];
  const out = gap + width / 2;
  const around = { x: rect.x - out, y: rect.y - out, width: rect.width + 2 * out, height: rect.height + 2 * out };
  return element('path', {
    d: outlineOf('round-rectangle', around, 8 + gap),
    fill: 'none',
    stroke: tokens.select,
    'stroke-width': width,
  });
}

/** Each drawing that several cards share stands once in the file. */
export class Sprites {
  readonly #tokens: Tokens;
  readonly #ids = new Map<string, { readonly id: string; readonly spec: SpriteSpec }>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  idOf(spec: SpriteSpec): string {
    const key = JSON.stringify(spec);
    const known = this.#ids.get(key);
    if (known !== undefined) return known.id;
    const id = `fairlead-sprite-${this.#ids.size}`;
    this.#ids.set(key, { id, spec });
    return id;
  }

  definitions(): Markup[] {
    return [...this.#ids.values()].map(({ id, spec }) =>
      element('g', { id }, shapesSvg(spriteShapes(spec, this.#tokens), `${id}-clip`)),
    );
  }
}
