import { USUAL_TRAFFIC } from '@fairlead/graph-canvas';
import { describe, expect, it } from 'vitest';
import {
  lookOf,
  parseTrafficView,
  patchTrafficView,
  secondsOf,
  unknownTraffic,
  USUAL_VIEW,
  type TrafficView,
} from './trafficView.ts';

const search = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the address of what is shown of calls', () => {
  it.each([
    { text: '', want: {} },
    { text: 'traffic=errors&window=5m', want: { lines: 'errors', window: '5m' } },
    { text: 'traffic=p95&figure=rate&declared=hide', want: { lines: 'p95', figure: 'rate', declared: false } },
    { text: 'guesses=show&range=6h&refresh=off', want: { guesses: true, range: '6h', refresh: 'off' } },
    { text: 'traffic=moon&window=2d', want: {} },
  ] as { text: string; want: Partial<TrafficView> }[])('reads "$text"', ({ text, want }) => {
    expect(parseTrafficView(search(text))).toEqual({ ...USUAL_VIEW, ...want });
  });

  it('says what it does not know', () => {
    expect(unknownTraffic(search('traffic=moon&window=5m&figure='))).toEqual([{ name: 'traffic', value: 'moon' }]);
  });

  it.each([
    { patch: { lines: 'off' }, want: 'find=x&traffic=off' },
    { patch: { lines: 'rate' }, want: 'find=x' },
    { patch: { declared: false, guesses: true }, want: 'find=x&declared=hide&guesses=show' },
  ] as { patch: Partial<TrafficView>; want: string }[])('writes $patch', ({ patch, want }) => {
    const patched = patchTrafficView(search('find=x'), patch);
    expect(patched.toString()).toBe(want);
    expect(parseTrafficView(patched)).toMatchObject(patch);
  });
});

describe('lookOf', () => {
  it('is one and the same object while nothing is chosen', () => {
    expect(lookOf(USUAL_VIEW)).toBe(USUAL_TRAFFIC);
  });

  it('names what the map draws', () => {
    expect(lookOf({ ...USUAL_VIEW, lines: 'p95' })).toMatchObject({ measure: 'latency', figure: 'failing' });
  });
});

describe('secondsOf', () => {
  it.each([
    ['10s', 10],
    ['15m', 900],
    ['6h', 21_600],
  ])('%s is %d', (span, seconds) => {
    expect(secondsOf(span)).toBe(seconds);
  });
});
