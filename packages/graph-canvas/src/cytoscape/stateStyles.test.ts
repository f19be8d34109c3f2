import { describe, expect, it } from 'vitest';
import { mixColours } from '../look/mixColours.ts';
import { TOKENS } from '../look/tokens.ts';
import { createInstance } from './instance.ts';

const tokens = TOKENS.light;

/** Fill of a node, in one spelling of colours. */
function fillOf(kind: string, ...classes: string[]): string {
  const cy = createInstance(null, tokens);
  const node = cy.add({ group: 'nodes', data: { id: 'a', kind, text: 'a' }, classes: [kind, ...classes] });
  const fill = mixColours(String(node.style('background-color')), '#000000', 0.999_999);
  cy.destroy();
  return fill;
}

describe.each(['dimmed', 'faded'])('what is %s', (state) => {
  it('keeps the look of its verdict, only weaker', () => {
    expect(fillOf('service', 'degraded', state)).not.toBe(fillOf('service', 'ok', state));
    expect(fillOf('service', 'broken', state)).not.toBe(fillOf('service', 'ok', state));
  });

  it('is filled by no verdict that does not fill it otherwise', () => {
    expect(fillOf('namespace', 'degraded')).toBe(fillOf('namespace', 'ok'));
    expect(fillOf('namespace', 'degraded', state)).toBe(fillOf('namespace', 'ok', state));
  });
});
