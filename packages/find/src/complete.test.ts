import { describe, expect, it } from 'vitest';
import { completingAt, suggestionsFor, withSuggestion } from './complete.ts';

/** `|` is the cursor. */
function at(marked: string) {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, completing: completingAt(text, cursor) };
}

describe('completion', () => {
  it.each([
    { marked: '|', want: { from: 0, to: 0, field: undefined, typed: '' } },
    { marked: 'ver|', want: { from: 0, to: 3, field: undefined, typed: 'ver' } },
    { marked: 'cart ver|dict x', want: { from: 5, to: 12, field: undefined, typed: 'ver' } },
    { marked: 'cart (ns:pay|)', want: { from: 6, to: 12, field: 'ns', typed: 'pay' } },
    { marked: '-type:|', want: { from: 1, to: 6, field: 'type', typed: '' } },
    { marked: 'label:"a b|', want: { from: 0, to: 10, field: 'label', typed: 'a b' } },
    { marked: 'a-b|', want: { from: 0, to: 3, field: undefined, typed: 'a-b' } },
  ])('knows what is typed in $marked', ({ marked, want }) => {
    expect(at(marked).completing).toEqual(want);
  });

  it.each([
    { marked: 'verd|', values: [], want: ['verdict:'] },
    { marked: 'verdict:b|', values: [], want: ['verdict:broken'] },
    { marked: 're|', values: [], want: ['reason:', 'ready>', 'receiving>', 'restarts>', 'reason:restarting'] },
    { marked: 'ns:pa|', values: ['shop', 'payments', 'my-pages'], want: ['ns:payments', 'ns:my-pages'] },
    { marked: 'label:|', values: ['app=a b'], want: ['label:"app=a b"'] },
    { marked: 'car|', values: ['cart', 'oscar'], want: ['name:cart', 'name:oscar'] },
    { marked: 'bro|', values: [], want: ['verdict:broken'] },
  ])('suggests for $marked', ({ marked, values, want }) => {
    const texts = suggestionsFor(at(marked).completing, values).map(({ text }) => text);
    expect(texts.slice(0, want.length)).toEqual(want);
  });

  it('never suggests more than ten', () => {
    const many = Array.from({ length: 500 }, (_, index) => `shop-${index}`);
    expect(suggestionsFor(at('ns:shop|').completing, many)).toHaveLength(10);
    expect(suggestionsFor(at('|').completing)).toHaveLength(10);
  });

  it('puts a suggestion in place and goes on behind it', () => {
    const { text, completing } = at('-(bro| x)');
    const [suggestion] = suggestionsFor(completing);
    if (suggestion === undefined) throw new Error('nothing suggested');
    expect(withSuggestion(text, completing, suggestion)).toEqual({ text: '-(verdict:broken x)', cursor: 16 });
  });
});
