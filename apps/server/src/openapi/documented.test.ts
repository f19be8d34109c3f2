import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './operations.ts';

/** The last two words of a path, as the page spells the long ones: `.../pods/{name}/log`. */
const ending = (route: string): string => route.split('/').slice(-3).join('/');

describe('docs/api.md', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');

  it.each(OPERATIONS.map((operation) => operation.path))('names %s', (route) => {
    expect(page.includes(route) || page.includes(ending(route))).toBe(true);
  });
});
