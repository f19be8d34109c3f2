import { describe, expect, it } from 'vitest';
import { Familiarity } from './Familiarity.ts';

const DRAWN = { hasBegun: true, isAsFitted: true };

describe('Familiarity', () => {
  it.each([
    ['unseen until something is drawn, whatever was chosen', { ...DRAWN, hasBegun: false }, 0, 'unseen'],
    ['as it came', DRAWN, 89_999, 'untouched'],
    ['known once somebody has moved it', { ...DRAWN, isAsFitted: false }, 0, 'known'],
    ['known after a minute and a half', DRAWN, 90_000, 'known'],
  ])('is %s', (_what, picture, ms, stage) => {
    expect(new Familiarity(1_000).stageAt(1_000 + ms, picture)).toBe(stage);
  });

  it('is held while a pointer is on it', () => {
    const familiarity = new Familiarity(0);
    familiarity.pointedAt(true);
    expect(familiarity.stageAt(1, DRAWN)).toBe('held');
    familiarity.pointedAt(false);
    expect(familiarity.stageAt(1, DRAWN)).toBe('untouched');
  });

  it('is known once something was chosen, pointed at or not', () => {
    const familiarity = new Familiarity(0);
    familiarity.touched();
    familiarity.pointedAt(true);
    expect(familiarity.stageAt(1, DRAWN)).toBe('known');
  });
});
