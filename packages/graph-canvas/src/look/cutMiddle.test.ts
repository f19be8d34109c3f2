import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEnd, cutMiddle, cutToWidth, firstOf } from './cutMiddle.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇨🇭';
/** One letter and a mark over it, which is a character of its own to the machine. */
const UMLAUT = 'u\u0308';

const charactersOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** Names of one script, or of several: characters as a reader counts them. */
const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('a', '-', '7', FAMILY, FLAG, UMLAUT, '服', '務', 'ש', 'ל', 'م', 'ر', 'ि', 'ก'),
    maxLength: 40,
  }),
);

/** True if the text is a start of the name, an ellipsis and an end of it, both of whole characters. */
function isCutBetweenCharacters(name: string, text: string): boolean {
  const characters = charactersOf(name);
  for (let head = 0; head <= characters.length; head += 1) {
    const start = `${characters.slice(0, head).join('')}…`;
    if (!text.startsWith(start)) continue;
    const end = text.slice(start.length);
    for (let tail = head; tail <= characters.length; tail += 1) {
      if (characters.slice(tail).join('') === end) return true;
    }
  }
  return false;
}

describe('cutMiddle', () => {
  it.each([
    { text: 'frontend', length: 16, want: 'frontend' },
    { text: 'recommendations', length: 16, want: 'recommendations' },
    { text: 'recommendations', length: 12, want: 'recomm…tions' },
    { text: 'CreateContainerConfigError', length: 18, want: 'CreateCon…figError' },
    { text: '就绪探针未通过', length: 18, want: '就绪探针未通过' },
    { text: '就绪探针未通过就绪探针', length: 10, want: '就绪…探针' },
    { text: `${FAMILY}${FLAG}-team-of-${FLAG}${FAMILY}`, length: 12, want: `${FAMILY}${FLAG}-t…-${FLAG}${FAMILY}` },
    { text: 'שירות-התשלומים-הראשי', length: 9, want: 'שירו…ראשי' },
    { text: `m${UMLAUT}nchen-schalterhalle`, length: 6, want: `m${UMLAUT}n…le` },
    { text: '', length: 4, want: '' },
  ])('cuts $text at $length', ({ text, length, want }) => {
    expect(cutMiddle(text, length)).toBe(want);
  });

  it('cuts between characters, whatever the script', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 3, max: 30 }), (name, length) => {
        const text = cutMiddle(name, length);
        expect(text === name || isCutBetweenCharacters(name, text)).toBe(true);
        expect(charactersOf(text).length).toBeLessThanOrEqual(Math.max(length, charactersOf(name).length));
      }),
    );
  });
});

describe('cutToWidth and cutEnd', () => {
  const width = (text: string): number => charactersOf(text).length * 7;

  it('cut between characters, and fit wherever three characters do', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 21, max: 200 }), (name, maxPx) => {
        for (const text of [cutToWidth(name, 60, maxPx, width), cutEnd(name, maxPx, width)]) {
          expect(width(text)).toBeLessThanOrEqual(maxPx);
          expect(text === name || isCutBetweenCharacters(name, text)).toBe(true);
        }
      }),
    );
  });

  it('cuts the end off', () => {
    expect(cutEnd('customer-notifications', 70, width)).toBe('customer-…');
    expect(cutEnd(`${FAMILY}${FAMILY}${FAMILY}`, 14, width)).toBe(`${FAMILY}…`);
  });
});

describe('firstOf', () => {
  it('counts as a reader does', () => {
    expect(firstOf(`${FLAG}${UMLAUT}bung`, 2)).toBe(`${FLAG}${UMLAUT}`);
    expect(firstOf('team', 2)).toBe('te');
  });
});
