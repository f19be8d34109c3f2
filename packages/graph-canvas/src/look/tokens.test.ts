import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { TOKENS, type Tokens } from './tokens.ts';

const TEXTS: [keyof Tokens, keyof Tokens][] = [
  ['text', 'node'],
  ['text', 'area'],
  ['text', 'canvas'],
  ['subtle', 'node'],
  ['subtle', 'area'],
  ['subtle', 'canvas'],
  ['broken-text', 'broken-fill'],
  ['broken-text', 'area'],
  ['degraded-text', 'degraded-fill'],
  ['degraded-text', 'area'],
];

const MARKS: [keyof Tokens, keyof Tokens][] = [
  ['node-line', 'area'],
  ['ready', 'node'],
  ['ready', 'degraded-fill'],
  ['broken', 'broken-fill'],
  ['broken', 'area'],
  ['degraded', 'degraded-fill'],
  ['degraded', 'area'],
  ['unknown', 'area'],
  ['edge', 'area'],
  ['edge', 'canvas'],
  ['draining', 'node'],
  ['select', 'area'],
];

describe('contrast', () => {
  it.each([
    { left: '#000000', right: '#ffffff', want: 21 },
    { left: '#ffffff', right: '#ffffff', want: 1 },
    { left: '#8c8c8c', right: '#ffffff', want: 3.36 },
  ])('of $left and $right is $want', ({ left, right, want }) => {
    expect(contrast(left, right)).toBeCloseTo(want, 1);
  });
});

describe.each(['light', 'dark'] as const)('tokens, %s', (theme) => {
  it.each(TEXTS)('text %s can be read on %s', (ink, paper) => {
    expect(contrast(TOKENS[theme][ink], TOKENS[theme][paper])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('mark %s can be seen on %s', (ink, paper) => {
    expect(contrast(TOKENS[theme][ink], TOKENS[theme][paper])).toBeGreaterThanOrEqual(3);
  });

  it('is what the style sheet says', () => {
    const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
    const block = css.split(`[data-fairlead-theme='${theme}']`)[1]?.split('}')[0] ?? '';
    const found = Object.fromEntries(
      [...block.matchAll(/--fairlead-map-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
    );
    expect(found).toEqual(TOKENS[theme]);
  });

  it('outlines the yellow triangle where its fill is too pale', () => {
    const { 'degraded-mark': fill, 'degraded-mark-line': line, area } = TOKENS[theme];
    expect(Math.max(contrast(fill, area), contrast(line, area))).toBeGreaterThanOrEqual(3);
    expect(contrast(fill, line)).toBeGreaterThanOrEqual(3);
  });
});
