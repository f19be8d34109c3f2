import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatRate, formatShare } from './formatNumber.ts';
import { formatClock, formatDuration, formatExactDuration, formatLatency, formatSince } from './formatTime.ts';

describe('formatDuration', () => {
  it.each([
    [-3, '0 s', '0 秒'],
    [40.9, '40 s', '40 秒'],
    [252, '4 min', '4 分钟'],
    [3_700, '1 h', '1 小时'],
    [3 * 86_400 + 5, '3 d', '3 天'],
  ])('tells %d s in the largest unit', (seconds, en, zh) => {
    expect(formatDuration(seconds, 'en')).toBe(en);
    expect(formatDuration(seconds, 'zh')).toBe(zh);
  });
});

describe('formatExactDuration', () => {
  it.each([
    [59, '59 s', '59 秒'],
    [60, '1 min', '1 分钟'],
    [252, '4 min 12 s', '4 分 12 秒'],
    [3_599, '59 min 59 s', '59 分 59 秒'],
    [3_700, '1 h', '1 小时'],
  ])('tells %d s in two units under an hour', (seconds, en, zh) => {
    expect(formatExactDuration(seconds, 'en')).toBe(en);
    expect(formatExactDuration(seconds, 'zh')).toBe(zh);
  });
});

describe('formatSince', () => {
  it('says that it is at least as long as this server has seen', () => {
    const threeDays = { at: 0, basis: 'observed' } as const;
    expect(formatSince(threeDays, 3 * 86_400, 'en')).toBe('> 3 d');
    expect(formatSince(threeDays, 3 * 86_400, 'zh')).toBe('超过 3 天');
    expect(formatSince({ at: 0, basis: 'api' }, 3 * 86_400, 'en')).toBe('3 d');
  });

  it('claims no age for what this server has seen for less than a minute', () => {
    const observed = { at: 0, basis: 'observed' } as const;
    expect([0, 59, 60].map((now) => formatSince(observed, now, 'en'))).toEqual(['just seen', 'just seen', '> 1 min']);
    expect(formatSince(observed, 0, 'zh')).toBe('刚刚发现');
    expect(formatSince({ at: 0, basis: 'api' }, 4, 'en')).toBe('4 s');
  });
});

describe('formatLatency', () => {
  it.each([
    [8.2, '8 ms', '8 毫秒'],
    [1_400, '1.4 s', '1.4 秒'],
    [72_000, '1 min 12 s', '1 分 12 秒'],
  ])('tells %d ms', (milliseconds, en, zh) => {
    expect(formatLatency(milliseconds, 'en')).toBe(en);
    expect(formatLatency(milliseconds, 'zh')).toBe(zh);
  });
});

describe('formatClock', () => {
  it('has 24 hours and seconds', () => {
    const at = Date.UTC(2026, 0, 1, 0, 4, 10) / 1000;
    expect(formatClock(at, 'UTC', 'en')).toBe('00:04:10');
    expect(formatClock(at, 'Asia/Shanghai', 'zh')).toBe('08:04:10');
  });
});

describe('formatRate', () => {
  it.each([
    [0, '0/s', '0/秒'],
    [0.4217, '0.42/s', '0.42/秒'],
    [4.21, '4.2/s', '4.2/秒'],
    [38.6, '39/s', '39/秒'],
    [99.7, '100/s', '100/秒'],
    [412.3, '412/s', '412/秒'],
    [999.6, '1k/s', '1k/秒'],
    [1_204, '1.2k/s', '1.2k/秒'],
    [12_440, '12.4k/s', '12.4k/秒'],
  ])('tells %d per second', (rate, en, zh) => {
    expect(formatRate(rate, 'en')).toBe(en);
    expect(formatRate(rate, 'zh')).toBe(zh);
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.0004, '<1%'],
    [0.01, '1%'],
    [0.484, '48%'],
    [1, '100%'],
  ])('tells %d as %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [157, '157 B'],
    [1_900, '1.9 kB'],
    [1_940_000, '1.94 MB'],
    [999_600_000, '1 GB'],
    [320_400_000, '320 MB'],
  ])('tells %d as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('formatCount', () => {
  it('groups thousands', () => {
    expect(formatCount(4812, 'en')).toBe('4,812');
    expect(formatCount(4812, 'zh')).toBe('4,812');
  });
});
