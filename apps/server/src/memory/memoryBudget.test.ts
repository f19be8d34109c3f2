import { describe, expect, it } from 'vitest';
import { MemoryBudget } from './memoryBudget.ts';

function aBudget() {
  const process = { rssBytes: 0 };
  const told: string[] = [];
  const budget = new MemoryBudget({
    budgetBytes: 1000,
    rssBytes: () => process.rssBytes,
    keep: (detail, keep) => void told.push(`${keep ? '+' : '-'}${detail}`),
    onChange: () => void told.push('told'),
  });
  const look = (rssBytes: number, times = 1): readonly string[] => {
    process.rssBytes = rssBytes;
    for (let time = 0; time < times; time += 1) budget.look();
    return budget.dropped;
  };
  return { budget, told, look };
}

describe('MemoryBudget', () => {
  it('leaves out nothing far from it', () => {
    const { budget, look, told } = aBudget();
    expect(look(799, 100)).toEqual([]);
    expect(told).toEqual([]);
    budget.stop();
  });

  it('leaves details out in the stated order, each nearer to it, one at a look', () => {
    const { budget, look, told } = aBudget();
    expect(look(800, 3)).toEqual(['history']);
    expect(look(2000)).toEqual(['history', 'views']);
    expect(look(2000)).toEqual(['history', 'views', 'messages']);
    expect(look(2000, 3)).toEqual(['history', 'views', 'messages']);
    expect(told).toEqual(['-history', 'told', '-views', 'told', '-messages', 'told']);
    budget.stop();
  });

  it('takes them in again, the last first, once it has been calm for a minute', () => {
    const { budget, look, told } = aBudget();
    look(2000, 3);
    expect(look(699, 11)).toEqual(['history', 'views', 'messages']);
    look(750);
    expect(look(699, 11)).toEqual(['history', 'views', 'messages']);
    expect(look(699)).toEqual(['history', 'views']);
    expect(look(699, 24)).toEqual([]);
    expect(told.slice(6)).toEqual(['+messages', 'told', '+views', 'told', '+history', 'told']);
    budget.stop();
  });
});
