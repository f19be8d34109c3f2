import { describe, expect, it } from 'vitest';
import { isMissingFile } from './isMissingFile.ts';

describe('isMissingFile', () => {
  it.each([
    new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1/assets/CachePage-1.js'),
    new TypeError('error loading dynamically imported module: http://127.0.0.1/assets/CachePage-1.js'),
    new TypeError('Importing a module script failed.'),
    new Error('Unable to preload CSS for /assets/CachePage-1.css'),
  ])('knows a part that did not come: $message', (error) => {
    expect(isMissingFile(error)).toBe(true);
  });

  it.each([new TypeError('x is not a function'), 'a string', undefined])('leaves faults to themselves: %s', (error) => {
    expect(isMissingFile(error)).toBe(false);
  });
});
