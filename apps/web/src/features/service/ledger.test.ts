import { describe, expect, it } from 'vitest';
import { aGate } from '../../testing/serviceSamples.ts';
import { ledgerOf } from './ledger.ts';

const passed = (count: number) =>
  Array.from({ length: count }, (_, index) => aGate({ id: `container/c${index}`, kind: 'container' }));

describe('ledgerOf', () => {
  it('marks the first gate that is not passed', () => {
    const waiting = aGate({ id: 'gate/a', kind: 'gate', state: 'waiting' });
    const failed = aGate({ id: 'port/http', kind: 'port', state: 'failed' });
    expect(ledgerOf([...passed(3), waiting, failed]).next).toBe(waiting);
  });

  it('shows all gates of a short ledger', () => {
    const gates = [...passed(5), aGate({ id: 'gate/a', kind: 'gate', state: 'failed' })];
    expect(ledgerOf(gates)).toMatchObject({ folded: [], shown: gates });
  });

  it('folds what has passed before it in a ledger of more than twelve', () => {
    const rest = [aGate({ id: 'gate/a', kind: 'gate', state: 'failed' }), ...passed(4)];
    const ledger = ledgerOf([...passed(9), ...rest]);
    expect(ledger.folded).toHaveLength(9);
    expect(ledger.shown).toEqual(rest);
  });

  it('folds nothing when everything has passed', () => {
    expect(ledgerOf(passed(14))).toMatchObject({ folded: [], next: undefined });
  });
});
