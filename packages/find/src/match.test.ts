import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressions, facts } from '../test/arbitraries.ts';
import { and, not, or } from './expression.ts';
import type { Expression } from './expression.ts';
import { matcherOf } from './match.ts';
import type { Facts } from './match.ts';
import { parse } from './parse.ts';

const fraud: Facts = {
  text: (field) =>
    ({
      name: ['fraud'],
      ns: ['payments'],
      verdict: ['broken'],
      reason: ['none-ready', 'gate-missing'],
      label: ['app=fraud', 'team.example/owner=risk'],
      workload: ['fraud'],
      pod: ['fraud-7d9f4c-x2x4z'],
      image: ['registry.example/shop/fraud:2.8'],
      ip: ['10.244.3.17', 'fd00::3:11'],
      node: ['node-0412'],
      zone: [],
      type: ['ClusterIP'],
      port: ['8080', 'http'],
      host: undefined,
      kind: ['service'],
      edge: undefined,
    })[field],
  number: (field) => ({ ready: 0, total: 3, restarts: 14 })[field as string],
  words: () => [
    'fraud\npayments\napp=fraud',
    'fraud-7d9f4c-x2x4z\nregistry.example/shop/fraud:2.8\n10.244.3.17\ngate not set',
  ],
};

function finds(text: string, of: Facts = fraud): boolean {
  const parsed = parse(text);
  if (!parsed.ok || parsed.expression === undefined) throw new Error(`cannot read ${text}`);
  return matcherOf(parsed.expression)(of);
}

describe('matcherOf', () => {
  it.each([
    ['frau', true],
    ['FRAUD', true],
    ['raud', true],
    ['fraud*', true],
    ['raud*', false],
    ['*raud', true],
    ['10.244.3.*', true],
    ['"gate not"', true],
    ['gate not', true],
    ['fraud shop', true],
    ['fraud cart', false],
    ['fraud OR cart', true],
    ['-cart', true],
    ['name:fra', false],
    ['name:fra*', true],
    ['ns:pay*', true],
    ['ns:"pay*"', false],
    ['verdict:broken', true],
    ['verdict:ok', false],
    ['reason:gate-missing OR reason:readiness-probe', true],
    ['label:app=fraud', true],
    ['label:app', true],
    ['label:ap', false],
    ['label:app=*', true],
    ['label:team.example/*', true],
    ['label:app=other', false],
    ['pod:x2x4z', true],
    ['image:fraud:2.8', true],
    ['image:shop/fraud', true],
    ['ip:10.244.3.17', true],
    ['ip:10.244.3.1', false],
    ['ip:FD00::3:11', true],
    ['node:node-0412', true],
    ['node:node-041', false],
    ['-zone:a', true],
    ['port:http', true],
    ['type:clusterip', true],
    ['ready<total', true],
    ['ready=0 total>=3', true],
    ['restarts>3', true],
    ['restarts>14', false],
    ['ready!=total', true],
  ])('%s: %s', (text, want) => {
    expect(finds(text)).toBe(want);
  });

  it.each(['rate>10', '-rate>10', 'host:x', '-host:x', 'edge:idle', '-edge:idle', '-(rate>1 cart) cart'])(
    'does not find by %s what it cannot tell',
    (text) => {
      expect(finds(text)).toBe(false);
    },
  );

  it('needs only one answer to be sure', () => {
    expect(finds('fraud OR rate>10')).toBe(true);
    expect(finds('-(cart rate>10)')).toBe(true);
  });

  const same = (left: Expression, right: Expression, of: Facts): void => {
    expect(matcherOf(left)(of)).toBe(matcherOf(right)(of));
  };

  it('obeys the laws of De Morgan', () => {
    fc.assert(
      fc.property(expressions, expressions, facts, (a, b, of) => {
        same(not(and(a, b)), or(not(a), not(b)), of);
        same(not(or(a, b)), and(not(a), not(b)), of);
        same(not(not(a)), a, of);
      }),
    );
  });

  it('takes AND and OR in any order, and distributes one over the other', () => {
    fc.assert(
      fc.property(expressions, expressions, expressions, facts, (a, b, c, of) => {
        same(and(a, b), and(b, a), of);
        same(or(a, b), or(b, a), of);
        same(and(a, and(b, c)), and(and(a, b), c), of);
        same(and(a, or(b, c)), or(and(a, b), and(a, c)), of);
        same(or(a, and(a, b)), a, of);
      }),
    );
  });

  it('finds by AND what both find, and by OR what either finds', () => {
    fc.assert(
      fc.property(expressions, expressions, facts, (a, b, of) => {
        const [inA, inB] = [matcherOf(a)(of), matcherOf(b)(of)];
        expect(matcherOf(and(a, b))(of)).toBe(inA && inB);
        expect(matcherOf(or(a, b))(of)).toBe(inA || inB);
        expect(matcherOf(not(a))(of) && inA).toBe(false);
      }),
    );
  });
});
