import { describe, expect, it } from 'vitest';
import { formatClock, formatIso } from './formatTime.ts';
import { preferredLanguage } from './language.ts';

describe('formatIso', () => {
  it('writes UTC without fractions', () => {
    expect(formatIso(Date.UTC(2026, 0, 1, 12, 0, 0, 400), 'utc')).toBe('2026-01-01T12:00:00Z');
  });

  it('writes local time with its offset, which names the same moment', () => {
    const text = formatIso(Date.UTC(2026, 6, 1, 12), 'local');
    expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
    expect(Date.parse(text)).toBe(Date.UTC(2026, 6, 1, 12));
  });
});

describe('formatClock', () => {
  it.each(['en', 'zh'] as const)('has 24 hours and seconds in %s', (language) => {
    expect(formatClock(Date.UTC(2026, 0, 1, 23, 4, 5), language, 'utc')).toBe('23:04:05');
  });
});

describe('preferredLanguage', () => {
  it.each([
    { browser: ['zh-CN', 'en'], want: 'zh' },
    { browser: ['fr-FR', 'zh-TW'], want: 'zh' },
    { browser: ['fr-FR', 'de'], want: 'en' },
    { browser: [], want: 'en' },
  ])('$browser gives $want', ({ browser, want }) => {
    expect(preferredLanguage(browser)).toBe(want);
  });
});
