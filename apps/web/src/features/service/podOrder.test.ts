import { describe, expect, it } from 'vitest';
import { ago } from '../../testing/samples.ts';
import { aPod } from '../../testing/serviceSamples.ts';
import { foldReceiving, inPodOrder } from './podOrder.ts';

const names = (pods: readonly { readonly name: string }[]): string[] => pods.map(({ name }) => name);

describe('inPodOrder', () => {
  it('puts pods without traffic first, then draining, then receiving', () => {
    const pods = [
      aPod('receives'),
      aPod('drains', { traffic: 'fallback', conditions: { ready: false, serving: true, terminating: true } }),
      aPod('not-listed', { listed: false, traffic: 'none' }),
      aPod('none', { traffic: 'none' }),
    ];
    expect(names(inPodOrder(pods))).toEqual(['none', 'not-listed', 'drains', 'receives']);
  });

  it('lets the longest trouble lead, and orders what receives by name', () => {
    const pods = [
      aPod('b', { since: { at: ago(900), basis: 'api' } }),
      aPod('a', { since: { at: ago(10), basis: 'api' } }),
      aPod('new', { traffic: 'none', since: { at: ago(38), basis: 'api' } }),
      aPod('old', { traffic: 'none', since: { at: ago(252), basis: 'api' } }),
    ];
    expect(names(inPodOrder(pods))).toEqual(['old', 'new', 'a', 'b']);
  });

  it('puts finished pods behind those that should serve', () => {
    const pods = [
      aPod('done', { phase: 'Succeeded', listed: false, traffic: 'none' }),
      aPod('stuck', { listed: false, traffic: 'none' }),
    ];
    expect(names(inPodOrder(pods))).toEqual(['stuck', 'done']);
  });
});

describe('foldReceiving', () => {
  it('keeps every pod in trouble and twenty that receive', () => {
    const pods = [
      aPod('trouble', { traffic: 'none' }),
      ...Array.from({ length: 63 }, (_, index) => aPod(`web-${index}`)),
    ];
    const { shown, folded } = foldReceiving(pods);
    expect(shown).toHaveLength(21);
    expect(folded).toHaveLength(43);
    expect([...shown, ...folded]).toEqual(pods);
  });
});
