import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVectors, runVector } from './vectors.ts';

const file = new URL('../../../../packages/resolver/conformance/vectors-open.json', import.meta.url);
const vectors = parseVectors(readFileSync(file, 'utf8'));

describe('runVector', () => {
  it('passes the open vectors', () => {
    expect(vectors.length).toBeGreaterThan(100);
    expect(vectors.flatMap(runVector)).toEqual([]);
  });

  it('fails every vector whose expectation is taken away', () => {
    const filled = vectors.filter(({ expected }) => expected.length > 0);
    for (const vector of filled) expect(runVector({ ...vector, expected: [] }), vector.id).not.toEqual([]);
  });

  it('says what is missing in one line each', () => {
    const vector = vectors.find(({ id }) => id === 'named-target-sidecar-protocol');
    expect(vector && runVector({ ...vector, expected: [] })).toEqual([
      'shop/web IPv4 [http 15001/TCP]: unexpected slice with 1 endpoints',
      'shop/web IPv4 [http 15001/TCP]: unexpected endpoint shop/a, 10.0.0.1, ready+serving, on node-1, no zone',
    ]);
  });
});

describe('parseVectors', () => {
  it.each([
    { name: 'no JSON', text: 'format: 1', want: 'JSON' },
    { name: 'another format', text: '{"format":2,"vectors":[]}', want: 'format 1' },
    { name: 'no vectors', text: '{"format":1}', want: 'vectors' },
    {
      name: 'a vector without input',
      text: '{"format":1,"vectors":[{"id":"a","expected":[]}]}',
      want: 'vectors.0.input',
    },
  ])('names what is wrong with $name', ({ text, want }) => {
    expect(() => parseVectors(text)).toThrow(want);
  });

  it('ignores unknown fields', () => {
    const text = '{"format":1,"new":1,"vectors":[{"id":"a","input":{"new":2},"expected":[],"new":3}]}';
    expect(parseVectors(text)).toHaveLength(1);
  });
});
