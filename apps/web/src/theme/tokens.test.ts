import { contrast, TOKENS, type Tokens } from '@fairlead/graph-canvas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The custom properties of one theme; what dark leaves out is as in light. */
function properties(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const blocks = [...css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)].filter(
    ([, selector]) => theme === 'dark' || !selector?.includes('dark'),
  );
  return new Map(
    blocks.flatMap(([, , body]) =>
      [...(body ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(
        ([, name, value]) => [name ?? '', value ?? ''] as const,
      ),
    ),
  );
}

const TEXT: [ink: string, paper: string][] = [
  ['fairlead-map-text', 'fl-surface'],
  ['fairlead-map-text', 'fl-note'],
  ['fairlead-map-text', 'fl-hover'],
  ['fairlead-map-text', 'fl-lock-fill'],
  ['fairlead-map-text', 'fairlead-map-degraded-fill'],
  ['fairlead-map-text', 'fairlead-map-broken-fill'],
  ['fairlead-map-subtle', 'fl-surface'],
  ['fairlead-map-subtle', 'fl-hover'],
  ['fairlead-map-subtle', 'fairlead-map-canvas'],
  ['fairlead-map-broken-text', 'fl-surface'],
];
const MARKS: [mark: string, paper: string][] = [
  ['fairlead-map-broken', 'fl-surface'],
  ['fairlead-map-ready', 'fl-surface'],
  ['fairlead-map-unknown', 'fl-surface'],
  ['fairlead-map-select', 'fl-surface'],
  ['fl-broken-glyph', 'fairlead-map-broken'],
  ['fl-degraded-glyph', 'fairlead-map-degraded-mark'],
  ['fl-logo', 'fl-surface'],
  ['fl-rope', 'fl-surface'],
];

describe.each(['light', 'dark'] as const)('colours of the page, %s', (theme) => {
  const colours = properties(theme);
  const of = (name: string): string => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    return value;
  };

  it('are those of the map', () => {
    for (const [name, value] of Object.entries(TOKENS[theme] satisfies Tokens)) {
      expect([name, of(`fairlead-map-${name}`)]).toEqual([name, value]);
    }
  });

  it.each(TEXT)('%s can be read on %s', (ink, paper) => {
    expect(contrast(of(ink), of(paper))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s can be seen on %s', (mark, paper) => {
    expect(contrast(of(mark), of(paper))).toBeGreaterThanOrEqual(3);
  });
});
