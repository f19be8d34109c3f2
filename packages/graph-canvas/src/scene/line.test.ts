import type { GraphEdge } from '@fairlead/service-graph';
import { describe, expect, it } from 'vitest';
import { aCall, TEXTS } from '../testing/samples.ts';
import { lineOf } from './line.ts';
import { USUAL_TRAFFIC, type TrafficLook } from './trafficLook.ts';

const look = (part: Partial<TrafficLook> = {}): TrafficLook => ({ ...USUAL_TRAFFIC, ...part });
const drawn = (edges: readonly GraphEdge[], part: Partial<TrafficLook> = {}) =>
  lineOf(edges, undefined, look(part), TEXTS);

const named: GraphEdge = {
  id: 'names a b',
  kind: 'names',
  source: 'a',
  target: 'b',
  basis: 'declared',
  declaredBy: ['environment'],
};
const route: GraphEdge = { id: 'routes a b', kind: 'routes', source: 'a', target: 'b', basis: 'declared' };
const measuredRoute: GraphEdge = { ...aCall({}), id: 'routes a b', kind: 'routes' };

describe('lineOf', () => {
  it('waits to be asked for at a tile, but not at one whose namespace was not chosen', () => {
    const [shop, pay] = ['namespace/shop', 'service/pay/pay'];
    const call: GraphEdge = { ...aCall({}), id: `calls ${shop} ${pay}`, source: shop, target: pay };
    const classes = (outside: readonly string[], edge = call) =>
      lineOf([edge], undefined, look(), TEXTS, new Set(outside))?.classes;
    expect(classes([])).toContain('of-tile');
    expect(classes([shop])).not.toContain('of-tile');
    expect(classes([shop], { ...call, target: 'namespace/pay' })).toContain('of-tile');
  });

  it.each([
    { name: 'declared', part: undefined, classes: ['declared'], width: 1.3, figure: '' },
    { name: 'ten a second', part: {}, classes: ['measured', 'http'], width: 2.6, figure: '' },
    { name: 'very many', part: { requestsPerSecond: 1e6 }, classes: ['measured', 'http'], width: 5, figure: '' },
    { name: 'idle', part: { requestsPerSecond: 0 }, classes: ['measured', 'http', 'idle'], width: 1, figure: '' },
    { name: 'gRPC', part: { protocol: 'gRPC' }, classes: ['measured', 'grpc'], width: 2.6, figure: '' },
    {
      name: 'connections where nothing else is counted',
      part: { requestsPerSecond: null, connectionsPerSecond: 10, protocol: 'tcp' },
      classes: ['measured', 'tcp'],
      width: 2.6,
      figure: '',
    },
    { name: 'a database', part: { protocol: 'database' }, classes: ['measured', 'tcp'], width: 2.6, figure: '' },
    { name: 'UDP', part: { protocol: 'udp' }, classes: ['measured', 'tcp'], width: 2.6, figure: '' },
    { name: 'errors under 5 %', part: { errorShare: 0.049 }, classes: ['measured', 'http'], width: 2.6, figure: '' },
    {
      name: 'errors',
      part: { errorShare: 0.48 },
      classes: ['measured', 'http', 'failing'],
      width: 2.6,
      figure: '48%',
    },
    {
      name: 'errors of long ago',
      part: { errorShare: 1, requestsPerSecond: 0 },
      classes: ['measured', 'http', 'idle'],
      width: 1,
      figure: '',
    },
  ])('$name', ({ part, classes, width, figure }) => {
    expect(drawn([aCall(part)])).toMatchObject({ classes, width, figure });
  });

  it.each([
    { figure: 'rate', want: '10/s' },
    { figure: 'average', want: '4 ms' },
    { figure: 'p95', want: '20 ms' },
    { figure: 'errors', want: '2%' },
    { figure: 'bytes', want: '900 B/s' },
    { figure: 'failing', want: '' },
    { figure: 'off', want: '' },
  ] as const)('writes $figure: "$want"', ({ figure, want }) => {
    const edge = aCall({ averageMs: 4, p95Ms: 20, errorShare: 0.02, bytesPerSecond: 900 });
    expect(drawn([edge], { figure })?.figure).toBe(want);
  });

  it('writes nothing for what nobody measured', () => {
    expect(drawn([aCall({ p95Ms: null })], { figure: 'p95' })?.figure).toBe('');
  });

  it.each([
    { measure: 'errors', part: { errorShare: 0.1, requestsPerSecond: 90 }, width: 2.6, quiet: false },
    { measure: 'errors', part: { errorShare: 0 }, width: 1.4, quiet: true },
    { measure: 'latency', part: { p95Ms: 99 }, width: 3.2, quiet: false },
    { measure: 'latency', part: { p95Ms: null }, width: 1.4, quiet: true },
  ] as const)('draws $measure of $part with $width px', ({ measure, part, width, quiet }) => {
    const line = drawn([aCall(part)], { measure });
    expect(line?.width).toBe(width);
    expect(line?.classes.includes('quiet')).toBe(quiet);
  });

  it('is one line for all signals of a pair: the measured one, under every id', () => {
    const line = drawn([named, route, aCall({})]);
    expect(line).toMatchObject({ id: 'calls a b', ids: ['names a b', 'routes a b', 'calls a b'] });
    expect(line?.classes).toEqual(['measured', 'http']);
  });

  it('says what is asked on the lines of a selection, and always what fails', () => {
    expect(drawn([aCall({ errorShare: 0.48 })])?.detail).toBe('10/s\n48%');
    expect(drawn([aCall({ p95Ms: 20 })], { figure: 'p95' })?.detail).toBe('10/s\n20 ms');
  });

  it.each([
    { name: 'a guess, unless asked for', edges: [named], part: {}, want: undefined },
    { name: 'a guess, when asked for', edges: [named], part: { guesses: true }, want: ['declared', 'guess'] },
    { name: 'what is declared, unless hidden', edges: [route], part: {}, want: ['declared'] },
    { name: 'what is declared, when hidden', edges: [route], part: { declared: false }, want: undefined },
    { name: 'calls, when traffic is off', edges: [aCall({})], part: { measure: 'off' }, want: undefined },
    { name: 'a route, when traffic is off', edges: [measuredRoute], part: { measure: 'off' }, want: ['declared'] },
  ] as const)('draws or not: $name', ({ edges, part, want }) => {
    expect(drawn(edges, part)?.classes).toEqual(want);
  });
});
