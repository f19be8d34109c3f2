import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutate } from './mutatedCopy.ts';
import { MUTATIONS } from './mutations.ts';

const SOURCES = path.join(import.meta.dirname, '../../../../packages/resolver/src');

describe('the planted mistakes', () => {
  it.each(MUTATIONS)('fit the resolver as it is: $name', (mutation) => {
    const text = readFileSync(path.join(SOURCES, mutation.file), 'utf8');
    expect(mutate(text, mutation)).not.toBe(text);
  });

  it('have names of their own', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  });
});
