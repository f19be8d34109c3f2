import { describe, expect, it } from 'vitest';
import { parseExposition } from './exposition.ts';

const all = { wants: () => true, samplesAtMost: 100 };

describe('parseExposition', () => {
  it.each([
    { line: 'up 1', want: { name: 'up', labels: {}, value: 1 } },
    { line: 'up{} 1 1712345678000', want: { name: 'up', labels: {}, value: 1 } },
    { line: 'a_total{x="1",y=""} 2.5e3', want: { name: 'a_total', labels: { x: '1', y: '' }, value: 2500 } },
    { line: 'a { x = "1" , } 2', want: { name: 'a', labels: { x: '1' }, value: 2 } },
    { line: 'a{x="a \\"b\\" \\\\ \\n}"} 2', want: { name: 'a', labels: { x: 'a "b" \\ \n}' }, value: 2 } },
    { line: 'a_bucket{le="+Inf"} +Inf', want: { name: 'a_bucket', labels: { le: '+Inf' }, value: Infinity } },
    { line: 'a_bucket{le="1"} 5 # {trace_id="x"} 0.4', want: { name: 'a_bucket', labels: { le: '1' }, value: 5 } },
    { line: 'a{x="服务"} NaN', want: { name: 'a', labels: { x: '服务' }, value: Number.NaN } },
  ])('reads $line', ({ line, want }) => {
    expect(parseExposition(`# HELP a b\n# TYPE a counter\n${line}\n# EOF\n`, all)).toMatchObject({
      samples: [want],
      malformed: 0,
    });
  });

  it.each(['{x="1"} 2', 'a{x="1" 2', 'a{x=1} 2', 'a{x="1"}', 'a b', '<html>', '9a 1'])('leaves out %s', (line) => {
    expect(parseExposition(`${line}\nb 1`, all)).toMatchObject({ samples: [{ name: 'b' }], malformed: 1 });
  });

  it('takes apart only what is wanted, knows all names, and says when it cuts', () => {
    const text = 'a 1\nb 2\nb{x="1"} 3\nb{x="2"} 4\n';
    const read = parseExposition(text, { wants: (name) => name === 'b', samplesAtMost: 2 });
    expect(read.samples.map(({ value }) => value)).toEqual([2, 3]);
    expect(read).toMatchObject({ names: new Set(['a', 'b']), cut: true });
  });
});
