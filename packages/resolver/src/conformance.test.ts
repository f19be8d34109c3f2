import { projectObject } from '@fairlead/kube-client/projection';
import { describe, expect, it } from 'vitest';
import vectorFile from '../conformance/vectors-open.json' with { type: 'json' };
import type { Slice } from './answer.ts';
import { resolveService } from './resolveService.ts';
import { compareSlices, derivedSlices } from './slices/compareSlices.ts';
import { worldOf } from './world/worldOf.ts';

interface Vector {
  readonly id: string;
  readonly about: string;
  readonly input: { readonly [kind in 'nodes' | 'services' | 'pods' | 'namespaces']?: readonly unknown[] };
  readonly expected: readonly Slice[];
}

// The file is data with literal types far too narrow to compare; its shape is fixed by the format version.
const vectors = vectorFile.vectors as unknown as readonly Vector[];

describe('resolveService on the conformance vectors', () => {
  it('reads the format it was written for', () => {
    expect(vectorFile.format).toBe(1);
    expect(vectors.length).toBeGreaterThan(100);
  });

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, { about, input, expected }) => {
    const { nodes = [], services = [], pods = [], namespaces = [] } = input;
    const world = worldOf({
      now: 0,
      pods: pods.map((pod) => projectObject('pods', pod)),
      nodes: nodes.map((node) => projectObject('nodes', node)),
      namespaces: namespaces.map((namespace) => projectObject('namespaces', namespace)),
    });
    const answers = services.map((service) => resolveService(projectObject('services', service), world));
    const differences = compareSlices(expected, derivedSlices(answers));
    expect(
      differences.map(({ line }) => line),
      about,
    ).toEqual([]);
  });
});
