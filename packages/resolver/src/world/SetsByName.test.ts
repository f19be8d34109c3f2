import { describe, expect, it } from 'vitest';
import type { LabelSet } from './LabelSets.ts';
import { PodNames } from './PodNames.ts';
import { SetsByName } from './SetsByName.ts';

const set = (app: string): LabelSet => ({ namespace: 'shop', labels: { app }, pods: new PodNames() });

describe('SetsByName', () => {
  it('knows a set for as long as one pod of it is left', () => {
    const [web, api] = [set('web'), set('api')];
    const sets = new SetsByName();
    for (const each of [web, api, web]) sets.add('node-1', each);
    sets.add('node-2', api);
    expect([...sets.get('node-1')]).toEqual([web, api]);
    sets.remove('node-1', web);
    expect([...sets.get('node-1')].toSorted((a, b) => (a === b ? 0 : a === api ? -1 : 1))).toEqual([api, web]);
    sets.remove('node-1', web);
    expect([...sets.get('node-1')]).toEqual([api]);
    sets.remove('node-1', web);
    sets.remove('node-1', api);
    expect([...sets.get('node-1')]).toEqual([]);
    expect([...sets.get('node-2')]).toEqual([api]);
  });

  it('has nothing to do for a pod without a node or an owner', () => {
    const sets = new SetsByName();
    sets.add(undefined, set('web'));
    sets.add('node-1', undefined);
    sets.remove(undefined, set('web'));
    expect([...sets.get('node-1')]).toEqual([]);
  });
});
