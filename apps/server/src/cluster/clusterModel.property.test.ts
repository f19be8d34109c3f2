import type { ResourceStatusInfo } from '@fairlead/informer';
import type { Resource } from '@fairlead/model';
import type { ServiceRow } from '@fairlead/protocol';
import type { ObjectChange } from '@fairlead/resolver';
import { worldOfSeed } from '@fairlead/resolver/testing';
import type { WorldPlan } from '@fairlead/resolver/testing';
import { NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { ClusterFreshness } from './clusterFreshness.ts';
import { ClusterModel } from './clusterModel.ts';
import { statusOf } from './testing/statusOf.ts';

const WORLDS = 150;

type Step = WorldPlan['events'][number];

/** A model with the objects it was told of. */
class Told {
  readonly objects = new Map<string, ObjectChange>();
  forbidden = false;
  readonly #freshness = new ClusterFreshness();
  readonly #model = new ClusterModel({
    instance: 'i',
    freshness: this.#freshness,
    pods: { get: (key) => this.#pod(key) },
    hasService: (key) => this.objects.has(`services ${key}`),
    now: () => NOW * 1000,
    onError: (_key, error) => {
      throw error;
    },
  });

  constructor() {
    for (const resource of ['pods', 'nodes', 'services'] as const) this.#update(resource, 'live');
  }

  tell(step: Step): void {
    if (step.resource === 'nodesForbidden') {
      this.forbidden = step.forbidden;
      this.#update('nodes', step.forbidden ? 'forbidden' : 'live');
      this.#model.freshnessChanged('nodes');
    } else {
      const id = `${step.resource} ${step.key}`;
      // Of a pod it is told truly what it was.
      const change = { ...step, before: this.objects.get(id)?.after } as ObjectChange;
      if (step.after === undefined) this.objects.delete(id);
      else this.objects.set(id, step);
      this.#model.apply([change], NOW * 1000);
    }
    while (this.#model.advance());
  }

  /** Without the time at which trouble began: that is kept as it was first seen. */
  get rows(): ReadonlyMap<string, ServiceRow> {
    return new Map(Array.from(this.#model.rows.values(), (row) => [row.id, { ...row, since: null }]));
  }

  #pod(key: string) {
    const told = this.objects.get(`pods ${key}`);
    return told?.resource === 'pods' ? told.after : undefined;
  }

  #update(resource: Resource, state: ResourceStatusInfo['state']): void {
    this.#freshness.update(statusOf(resource, state), state === 'live', NOW);
  }
}

describe('the rows of ClusterModel', () => {
  it('equal those of a model that is told only of what is left, and add up', () => {
    let spread = 0;
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const { beginning, events } = worldOfSeed(seed);
      const kept = new Told();
      for (const step of [...beginning, ...events]) kept.tell(step);
      const fresh = new Told();
      fresh.tell({ resource: 'nodesForbidden', forbidden: kept.forbidden });
      for (const step of kept.objects.values()) fresh.tell(step);
      expect(kept.rows, `world ${seed}`).toEqual(fresh.rows);
      for (const { zones, owners, backends } of kept.rows.values()) {
        if (zones === null) {
          expect(kept.forbidden || owners === null).toBe(true);
          continue;
        }
        expect(zones.reduce((sum, { pods }) => sum + pods, 0)).toBe(backends.receiving);
        if (zones.length > 1) spread += 1;
      }
    }
    expect(spread).toBeGreaterThan(0);
  });
});
