import { Resolver } from '@fairlead/resolver';
import { NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { fleetOf } from './fleet.ts';
import { EVENT_KINDS, podEvent } from './podEvents.ts';
import { randomNumbers } from './randomNumbers.ts';

function loaded() {
  const fleet = fleetOf(300);
  const resolver = new Resolver();
  for (const after of fleet.nodes) resolver.apply({ resource: 'nodes', key: after.name, before: undefined, after });
  for (const after of fleet.services)
    resolver.apply({ resource: 'services', key: `${after.namespace}/${after.name}`, before: undefined, after });
  for (const after of fleet.pods)
    resolver.apply({ resource: 'pods', key: `${after.namespace}/${after.name}`, before: undefined, after });
  return { fleet, resolver };
}

describe('fleetOf', () => {
  it('has so many pods, each behind one service and listed', () => {
    const { fleet, resolver } = loaded();
    const answers = [...resolver.takeDirty()].map((key) => resolver.answer(key, NOW));
    expect(fleet.pods).toHaveLength(300);
    expect(fleet.services).toHaveLength(20);
    expect(answers.reduce((sum, answer) => sum + (answer?.backends.listed ?? 0), 0)).toBe(300);
  });
});

describe('podEvent', () => {
  it.each(EVENT_KINDS)('%s concerns the service of the pod', (kind) => {
    const { fleet, resolver } = loaded();
    resolver.takeDirty();
    const pods = [...fleet.pods];
    for (const serial of [1, 2]) {
      for (const change of podEvent(pods, 7, kind, serial)) resolver.apply(change);
      expect([...resolver.takeDirty()]).toContain(`${fleet.pods[7]?.namespace}/${fleet.pods[7]?.labels['app']}`);
    }
  });
});

describe('randomNumbers', () => {
  it('are the same for the same seed, and spread', () => {
    const [one, other] = [randomNumbers(5), randomNumbers(5)];
    const numbers = Array.from({ length: 1000 }, () => one());
    expect(Array.from({ length: 1000 }, () => other())).toEqual(numbers);
    expect(Math.min(...numbers)).toBeLessThan(0.05);
    expect(Math.max(...numbers)).toBeGreaterThan(0.95);
  });
});
