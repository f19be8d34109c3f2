import { describe, expect, it } from 'vitest';
import { aReason } from '../../testing/samples.ts';
import { aRow } from '../../testing/serviceSamples.ts';
import { matchingRows } from './rowMatches.ts';

const rows = [
  aRow('shop/cart', { verdict: 'broken', headline: aReason({ id: 'none-ready', shared: aReason({ id: 'waiting' }) }) }),
  aRow('shop/web', { headless: true }),
  aRow('batch/report', { selector: { app: 'cron' } }),
];
const find = (words: string, verdict?: 'broken') =>
  matchingRows(rows, { find: words, verdict }, () => 'Image not found').map(({ name }) => name);

describe('matchingRows', () => {
  it.each([
    { words: '', want: ['cart', 'web', 'report'] },
    { words: 'SHOP', want: ['cart', 'web'] },
    { words: 'shop image', want: ['cart'] },
    { words: 'waiting', want: ['cart'] },
    { words: 'app=cron', want: ['report'] },
    { words: 'headless', want: ['web'] },
    { words: 'nothing', want: [] },
  ])('finds "$words"', ({ words, want }) => {
    expect(find(words)).toEqual(want);
  });

  it('asks for the verdict, too', () => {
    expect(find('', 'broken')).toEqual(['cart']);
    expect(find('web', 'broken')).toEqual([]);
  });
});
