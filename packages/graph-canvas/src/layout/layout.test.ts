import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGraph } from './layoutGraph.ts';
import { computeLayout } from './layoutWorkerMessages.ts';
import type { LayoutInput, Placement } from './layoutTypes.ts';
import { placeChanges } from './placeChanges.ts';
import { RectIndex } from './RectIndex.ts';
import { contains, near } from './rects.ts';
import { passesNothing } from './routeAlongGaps.ts';

const WINDOW = { width: 1176, height: 763 };
const KEEP_FREE = { width: 380, height: 280 };

interface Plan {
  readonly services: readonly { readonly area: number; readonly name: number; readonly kind: number }[];
  readonly calls: readonly (readonly [number, number])[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  services: fc.uniqueArray(fc.record({ area: fc.nat(4), name: fc.nat(30), kind: fc.nat(5) }), {
    maxLength: 40,
    selector: ({ area, name }) => `${area}/${name}`,
  }),
  calls: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 50 }),
});

function inputOf(plan: Plan): LayoutInput {
  const nodes = plan.services.map(({ area, name, kind }) => ({
    id: `node/${area}/${name}`,
    name: `n${name}`,
    kind: kind === 0 ? 'workload' : kind === 1 ? 'ingress' : 'service',
    area: area === 4 ? null : `namespace/${area}`,
    ...(kind === 0 ? { width: 124, height: 22 } : kind === 1 ? { width: 116, height: 34 } : { width: 156, height: 42 }),
  }));
  const edges = plan.calls.flatMap(([from, to]) => {
    const [source, target] = [nodes[from]?.id, nodes[to]?.id];
    return source === undefined || target === undefined
      ? []
      : [{ id: `calls ${source} ${target}`, source, target, labelled: from % 2 === 0 }];
  });
  const areas = [0, 1, 2, 3].map((area) => ({ id: `namespace/${area}`, name: `namespace-${area}` }));
  return { nodes, edges, areas, window: WINDOW, keepFree: KEEP_FREE };
}

function expectSound(input: LayoutInput, placement: Placement): void {
  const rects = input.nodes.map((node) => ({ node, rect: placement.nodes[node.id] }));
  expect(Object.keys(placement.nodes).toSorted()).toEqual(input.nodes.map((node) => node.id).toSorted());
  for (const [index, { node, rect }] of rects.entries()) {
    if (rect === undefined) throw new Error(`${node.id} stands nowhere`);
    expect([rect.x, rect.y, rect.x + rect.width / 2, rect.y + rect.height / 2].every(Number.isInteger)).toBe(true);
    const frames = placement.areas[node.area ?? '']?.rects ?? [];
    expect(frames.some((frame) => contains(frame, rect))).toBe(true);
    for (const other of rects.slice(index + 1)) {
      if (other.rect !== undefined && near(rect, other.rect, 0)) throw new Error(`${node.id} lies on ${other.node.id}`);
    }
  }
  const frames = Object.values(placement.areas).flatMap((area) => area.rects);
  for (const [index, frame] of frames.entries()) {
    for (const other of frames.slice(index + 1)) {
      if (near(frame, other, 0)) throw new Error(`areas overlap: ${JSON.stringify([frame, other])}`);
    }
  }
}

describe('layoutGraph', () => {
  it('puts every card into its area, on whole pixels, and none on another', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        expectSound(input, layoutGraph(input));
      }),
      { numRuns: 250 },
    );
  }, 30_000);

  it('draws no call from column to column of an area over a third card', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const { placement, routes } = computeLayout(input, null);
        const cards = new RectIndex(placement.nodes);
        const areaOf = new Map(input.nodes.map(({ id, area }) => [id, area]));
        for (const { id, source, target } of input.edges) {
          const route = routes[id];
          const [from, to] = [placement.nodes[source], placement.nodes[target]];
          if (route === undefined || from === undefined || to === undefined) throw new Error(`${id} has no way`);
          const sameColumn = from.x < to.x + to.width && to.x < from.x + from.width;
          if (sameColumn || areaOf.get(source) !== areaOf.get(target)) continue;
          expect(passesNothing(route, [source, target], cards)).toBe(true);
        }
      }),
      { numRuns: 250 },
    );
  }, 30_000);

  it('does not depend on the order of nodes, edges and areas', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const input = inputOf(plan);
        const turned = {
          ...input,
          nodes: input.nodes.toReversed(),
          edges: input.edges.toReversed(),
          areas: input.areas.toReversed(),
        };
        expect(layoutGraph(turned)).toEqual(layoutGraph(input));
      }),
      { numRuns: 300 },
    );
  });

  it('gives windows of nearly one shape the same picture', () => {
    const input = inputOf({
      services: Array.from({ length: 40 }, (_, name) => ({ area: name % 4, name, kind: 2 })),
      calls: [],
    });
    expect(layoutGraph({ ...input, window: { width: 1200, height: 780 } })).toEqual(layoutGraph(input));
  });
});

describe('computeLayout', () => {
  it('gives what is only guessed a line, and no say in where anything stands', () => {
    const services = [0, 1, 2, 3].map((name) => ({ area: 0, name, kind: 2 }));
    const firm = inputOf({
      services,
      calls: [
        [0, 1],
        [0, 2],
      ],
    });
    const guess = { id: 'guess', source: 'node/0/1', target: 'node/0/2', labelled: false, guessed: true };
    const { placement, routes } = computeLayout({ ...firm, edges: [...firm.edges, guess] }, null);
    expect(placement).toEqual(computeLayout(firm, null).placement);
    expect(routes['guess']).toBeDefined();
  });
});

describe('placeChanges', () => {
  it('moves nothing that stays, through thousands of changes', () => {
    fc.assert(
      fc.property(plans, fc.array(plans, { minLength: 1, maxLength: 6 }), (first, later) => {
        let placement = layoutGraph(inputOf(first));
        for (const plan of later) {
          const input = inputOf(plan);
          const next = placeChanges(placement, input);
          expectSound(input, next);
          for (const node of input.nodes) {
            const was = placement.nodes[node.id];
            if (was?.width === node.width) expect(next.nodes[node.id]).toEqual(was);
          }
          placement = next;
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('adds one node and moves no other', () => {
    fc.assert(
      fc.property(plans, fc.nat(3), (plan, area) => {
        const input = inputOf(plan);
        const before = layoutGraph(input);
        const added = inputOf({ ...plan, services: [...plan.services, { area, name: 99, kind: 2 }] });
        const after = placeChanges(before, added);
        for (const [id, rect] of Object.entries(before.nodes)) expect(after.nodes[id]).toEqual(rect);
      }),
      { numRuns: 250 },
    );
  }, 30_000);

  it('gives a node that comes back its old slot', () => {
    const services = Array.from({ length: 7 }, (_, name) => ({ area: 0, name, kind: 2 }));
    const input = inputOf({ services, calls: [] });
    const before = layoutGraph(input);
    const without = placeChanges(before, inputOf({ services: services.filter(({ name }) => name !== 3), calls: [] }));
    expect(placeChanges(without, input)).toEqual(before);
  });

  it('brings the old picture back when a filter is lifted, whatever was looked at in between', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), (plan, filters) => {
        const whole = inputOf(plan);
        const first = layoutGraph(whole);
        let placement = first;
        for (const area of filters) {
          const services = plan.services.filter((service) => service.area === area);
          placement = placeChanges(placement, inputOf({ services, calls: [] }), first);
        }
        expect(placeChanges(placement, whole, first)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('stays sound when something new stands where something else comes back', () => {
    fc.assert(
      fc.property(plans, plans, plans, (first, second, third) => {
        const start = layoutGraph(inputOf(first));
        const middle = placeChanges(start, inputOf(second), start);
        const remembered = {
          nodes: { ...start.nodes, ...middle.nodes },
          areas: { ...start.areas, ...middle.areas },
        };
        const input = inputOf(third);
        expectSound(input, placeChanges(middle, input, remembered));
      }),
      { numRuns: 250 },
    );
  }, 30_000);

  it('does not depend on the order of what is added', () => {
    const base = inputOf({ services: [{ area: 0, name: 0, kind: 2 }], calls: [] });
    const more = inputOf({
      services: [0, 1, 2, 3].map((name) => ({ area: name % 2, name, kind: 2 })),
      calls: [
        [0, 1],
        [2, 3],
      ],
    });
    const before = layoutGraph(base);
    expect(placeChanges(before, { ...more, nodes: more.nodes.toReversed() })).toEqual(placeChanges(before, more));
  });
});
