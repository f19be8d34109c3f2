import { describe, expect, it } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import { mixColours } from '../look/mixColours.ts';
import { TOKENS, type Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import { sizeOf } from '../scene/sizes.ts';
import { cardLook } from './cardLook.ts';

const KINDS: readonly (readonly [kind: Card['kind'], ...classes: string[]])[] = [
  ['service'],
  ['service', 'two-lines'],
  ['service', 'external-name', 'two-lines'],
  ['app'],
  ['workload', 'two-lines'],
  ['ingress'],
  ['route'],
  ['gateway'],
  ['external'],
  ['caller'],
  ['namespace'],
];
const VERDICTS = ['ok', 'degraded', 'broken', 'unknown', 'at-rest'];

const PLAIN: readonly Card['kind'][] = ['ingress', 'route', 'gateway', 'external', 'caller'];

const cases = KINDS.flatMap(([kind, ...classes]) =>
  VERDICTS.map((verdict) => ({ kind, classes: [kind, verdict, ...classes] })),
).filter(({ kind, classes }) => !PLAIN.includes(kind) || classes[1] === 'ok');

/** What the style sheet makes of these classes. */
function styled(kind: Card['kind'], classes: readonly string[], tokens: Tokens) {
  const cy = createInstance(null, tokens);
  const node = cy.add({ group: 'nodes', data: { id: 'a', kind, ...sizeOf(kind), text: 'a' }, classes: [...classes] });
  const style = (name: string): string => String(node.style(name));
  // Every colour in one spelling.
  const colour = (name: string): string => mixColours(style(name), '#000000', 0.999_999);
  const result = {
    shape: style('shape'),
    fill: colour('background-color'),
    line: colour('border-color'),
    lineWidth: Number.parseFloat(style('border-width')),
    dashed: style('border-style') === 'dashed',
    text: colour('color'),
    textLeft: sizeOf(kind).width + Number.parseFloat(style('text-margin-x')),
    sizePx: Number.parseFloat(style('font-size')),
    weight: Number(style('font-weight')),
  };
  cy.destroy();
  return result;
}

describe.each(['light', 'dark'] as const)('cardLook, %s', (theme) => {
  it.each(cases)('draws $classes as the style sheet does', ({ kind, classes }) => {
    expect(cardLook({ kind, classes }, TOKENS[theme])).toEqual(styled(kind, classes, TOKENS[theme]));
  });
});
