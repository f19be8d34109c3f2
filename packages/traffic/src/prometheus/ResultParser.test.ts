import { array, assert, constantFrom, dictionary, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrometheusError } from './errors.ts';
import { ResultParser } from './ResultParser.ts';

/** What comes of a text that arrives in pieces of these lengths. */
function parsed(text: string, lengths: readonly number[]): { readonly elements: unknown[]; readonly frame: unknown } {
  const elements: unknown[] = [];
  const parser = new ResultParser((element) => elements.push(element));
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    parser.push(text.slice(at, at + length));
    at += length;
  }
  return { elements, frame: parser.end() };
}

const label = string({ unit: constantFrom('a', '"', '\\', '{', '}', '[', ']', ',', '服', '\n') });
const series = record({ metric: dictionary(label, label), value: constantFrom([1.5, '2'], [0, 'NaN']) });

describe('ResultParser', () => {
  it('hands on every element, however the answer is cut, and leaves what surrounds them', () => {
    assert(
      property(
        array(series),
        array(integer({ min: 1, max: 40 }), { minLength: 1 }),
        label,
        (result, lengths, warning) => {
          const answer = { status: 'success', warnings: [warning], data: { resultType: 'vector', result }, infos: [] };
          const { elements, frame } = parsed(JSON.stringify(answer), lengths);
          expect(elements).toEqual(JSON.parse(JSON.stringify(result)));
          expect(frame).toEqual({ ...answer, data: { ...answer.data, result: [] } });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads an error with no result', () => {
    const text = '{"status":"error","errorType":"execution","error":"too many samples"}';
    expect(parsed(text, [7])).toEqual({ elements: [], frame: JSON.parse(text) });
  });

  it.each(['<html>', '{"status":"success","data":{"result":[{"metric":{}', ''])('refuses %s', (text) => {
    expect(() => parsed(text, [10])).toThrow(PrometheusError);
  });
});
