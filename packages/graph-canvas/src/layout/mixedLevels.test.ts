import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTSIDE } from './layoutAreas.ts';
import type { LayoutInput, LayoutNode, LayoutResult } from './layoutTypes.ts';
import { computeLayout } from './layoutWorkerMessages.ts';
import { pinAt, withPins, type Pins } from './pinned.ts';
import { near } from './rects.ts';

/** What somebody sees at cluster level: tiles, some of them opened, and services that come and go in these. */
interface Scene {
  readonly tiles: ReadonlySet<number>;
  readonly open: ReadonlySet<number>;
  readonly services: ReadonlySet<string>;
}

type Step =
  | { readonly kind: 'toggle'; readonly area: number }
  | { readonly kind: 'tile'; readonly area: number }
  | { readonly kind: 'service'; readonly area: number; readonly name: number };

const AREAS = 24;
const area = fc.nat(AREAS - 1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('toggle' as const), area }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('tile' as const), area }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('service' as const), area, name: fc.nat(14) }) },
  ),
  { minLength: 20, maxLength: 40 },
);

const toggled = <Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> => {
  const next = new Set(items);
  if (!next.delete(item)) next.add(item);
  return next;
};

function after({ tiles, open, services }: Scene, step: Step): Scene {
  switch (step.kind) {
    case 'toggle':
      return { tiles, open: tiles.has(step.area) ? toggled(open, step.area) : open, services };
    case 'tile':
      return { tiles: open.has(step.area) ? tiles : toggled(tiles, step.area), open, services };
    case 'service':
      return { tiles, open, services: toggled(services, `${step.area}/s${step.name}`) };
  }
}

const areaOf = (service: string): number => Number(service.split('/')[0]);

/** An opened namespace shows its services, a closed one is a tile; an opened one without services stays a tile. */
function inputOf({ tiles, open, services }: Scene): LayoutInput {
  const inside = [...services].filter((service) => tiles.has(areaOf(service)) && open.has(areaOf(service)));
  const shown = new Set(inside.map(areaOf));
  const nodes: LayoutNode[] = [
    ...[...tiles]
      .filter((each) => !shown.has(each))
      .map((each) => ({
        id: `namespace/n${each}`,
        name: `n${each}`,
        kind: 'namespace',
        area: null,
        width: 88,
        height: 82,
      })),
    ...inside.map((service) => ({
      id: `service/n${service}`,
      name: service,
      kind: 'service',
      area: `namespace/n${areaOf(service)}`,
      width: 156,
      height: 42,
    })),
  ];
  return {
    nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges: [],
    areas: [...shown].map((each) => ({ id: `namespace/n${each}`, name: `n${each}` })),
    window: { width: 1176, height: 763 },
    keepFree: { width: 1176, height: 46 },
  };
}

const openedIn = (input: LayoutInput): string =>
  input.areas
    .map(({ id }) => id)
    .toSorted()
    .join();

/** Tiles, cards and frames of opened namespaces: none lies on another, but cards in their frame. */
function expectNoOverlap({ placement }: LayoutResult, { nodes }: LayoutInput): void {
  const areas = new Map(nodes.map((node) => [node.id, node.area]));
  const frames = Object.entries(placement.areas)
    .filter(([id]) => id !== OUTSIDE)
    .flatMap(([id, { rects }]) => rects.map((rect) => ({ id, area: id, rect })));
  const cards = Object.entries(placement.nodes).map(([id, rect]) => ({ id, area: areas.get(id) ?? '', rect }));
  const all = [...frames, ...cards];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const isInside = index < frames.length && one.area === other.area && cards.includes(other);
      if (!isInside && near(one.rect, other.rect, 0)) throw new Error(`${one.id} lies on ${other.id}`);
    }
  }
}

describe('a map of tiles, some of them opened', () => {
  it('moves nothing that stays while services and namespaces come and go, and never lays one on another', () => {
    let changes = 0;
    fc.assert(
      fc.property(steps, (plan) => {
        let scene: Scene = {
          tiles: new Set(Array.from({ length: 16 }, (_, index) => index)),
          open: new Set([2, 9]),
          services: new Set(Array.from({ length: 12 }, (_, index) => `${index % 2 === 0 ? 2 : 9}/s${index}`)),
        };
        let input = inputOf(scene);
        let result = computeLayout(input, null);
        for (const step of plan) {
          scene = after(scene, step);
          const next = inputOf(scene);
          const now = computeLayout(next, result.placement);
          expectNoOverlap(now, next);
          expect(Object.keys(now.placement.nodes).toSorted()).toEqual(next.nodes.map(({ id }) => id).toSorted());
          if (openedIn(next) === openedIn(input)) {
            changes += 1;
            for (const { id } of next.nodes) {
              const before = result.placement.nodes[id];
              if (before !== undefined) expect(now.placement.nodes[id], id).toEqual(before);
            }
          }
          [input, result] = [next, now];
        }
      }),
      { numRuns: 120 },
    );
    expect(changes).toBeGreaterThan(2_000);
  });

  it('moves nothing but what was put somewhere by hand, and that stays there', () => {
    const pin = fc.record({ service: fc.nat(11), x: fc.integer({ min: -2_000, max: 2_000 }), y: fc.nat(2_000) });
    fc.assert(
      fc.property(fc.array(pin, { maxLength: 4 }), steps, (put, plan) => {
        let scene: Scene = {
          tiles: new Set([2, 9, 11]),
          open: new Set([2, 9]),
          services: new Set(Array.from({ length: 12 }, (_, index) => `${index % 2 === 0 ? 2 : 9}/s${index}`)),
        };
        const pins: Pins = Object.fromEntries(
          put.map(({ service, x, y }) => [`service/n${service % 2 === 0 ? 2 : 9}/s${service}`, { x, y }]),
        );
        let result = computeLayout(inputOf(scene), null);
        for (const step of plan.filter(({ kind }) => kind === 'service')) {
          scene = after(scene, step);
          const next = inputOf(scene);
          const now = computeLayout(next, result.placement);
          const shown = withPins(now.placement, pins);
          for (const [id, rect] of Object.entries(shown.nodes)) {
            const at = pins[id];
            if (at === undefined) expect(rect).toEqual(now.placement.nodes[id]);
            else expect(pinAt({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, undefined)).toEqual(at);
          }
          result = now;
        }
      }),
      { numRuns: 60 },
    );
  });
});
