import { expect, it } from 'vitest';
import { Texts } from './Texts.ts';

it('keeps what is asked for, and lets go of what is not any more', () => {
  const texts = new Texts();
  expect(['one', 'two', 'two', '服务'].map((text) => texts.get(text))).toEqual(['one', 'two', 'two', '服务']);
  expect(texts.size).toBe(3);
  texts.forgetUnused();
  texts.get('one');
  texts.forgetUnused();
  expect(texts.size).toBe(1);
  texts.forgetUnused();
  expect(texts.size).toBe(0);
});
