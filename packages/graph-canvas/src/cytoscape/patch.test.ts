import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKENS } from '../look/tokens.ts';
import type { ElementTable } from './elements.ts';
import { createInstance } from './instance.ts';
import { patchElements } from './patch.ts';

interface Plan {
  readonly nodes: readonly { readonly id: number; readonly text: string; readonly broken: boolean }[];
  readonly edges: readonly (readonly [number, number])[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  nodes: fc.uniqueArray(
    fc.record({ id: fc.nat(12), text: fc.constantFrom('0/3', '1/3', '3/3'), broken: fc.boolean() }),
    { selector: ({ id }) => id },
  ),
  edges: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 12 }),
});

function tableOf(plan: Plan): ElementTable {
  const table = new Map<string, NonNullable<ReturnType<ElementTable['get']>>>();
  for (const { id, text, broken } of plan.nodes) {
    table.set(`n${id}`, {
      group: 'nodes',
      data: { id: `n${id}`, text, nearText: text, shortText: text, kind: 'service', width: 156, height: 42 },
      position: { x: id * 200, y: 0 },
      classes: ['service', broken ? 'broken' : 'ok'],
    });
  }
  for (const [source, target] of plan.edges) {
    const id = `e${source}-${target}`;
    if (source === target || !table.has(`n${source}`) || !table.has(`n${target}`)) continue;
    table.set(id, {
      group: 'edges',
      data: {
        id,
        source: `n${source}`,
        target: `n${target}`,
        width: 1,
        share: '',
        from: '78px 0px',
        to: '-78px 0px',
        weights: '0.3 0.3',
        distances: '0 0',
      },
      classes: ['declared'],
    });
  }
  return table;
}

describe('patchElements', () => {
  it('ends at the wanted elements, from whatever was there', () => {
    fc.assert(
      fc.property(plans, plans, (first, second) => {
        const cy = createInstance(null, TOKENS.light);
        const [before, after] = [tableOf(first), tableOf(second)];
        patchElements(cy, new Map(), before);
        patchElements(cy, before, after);
        const found = cy.elements().map((element) => ({
          id: element.id(),
          text: element.data('text') as unknown,
          classes: element.classes().toSorted(),
        }));
        const wanted = [...after.values()].map(({ data, classes }) => ({
          id: data.id,
          text: data['text'] as unknown,
          classes: (Array.isArray(classes) ? classes : []).toSorted(),
        }));
        const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }): number =>
          (a.id ?? '') < (b.id ?? '') ? -1 : 1;
        expect(found.toSorted(byId)).toEqual(wanted.toSorted(byId));
        cy.destroy();
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('touches one element when one changes, in one batch, and moves nothing', () => {
    const cy = createInstance(null, TOKENS.light);
    const nodes = [0, 1, 2].map((id) => ({ id, text: '3/3', broken: false }));
    const before = tableOf({ nodes, edges: [[0, 1]] });
    patchElements(cy, new Map(), before);
    let moves = 0;
    cy.on('position', () => {
      moves += 1;
    });
    const touched: string[] = [];
    cy.on('data', (event) => {
      touched.push(String(event.target.id()));
    });
    const after = tableOf({ nodes: nodes.with(1, { id: 1, text: '2/3', broken: true }), edges: [[0, 1]] });
    expect(patchElements(cy, before, after)).toEqual({ added: 0, updated: 1, removed: 0 });
    expect(touched).toEqual(['n1']);
    expect(moves).toBe(0);
    expect(cy.getElementById('n1').hasClass('broken')).toBe(true);
    cy.destroy();
  });

  it('leaves selection and zoom classes alone', () => {
    const cy = createInstance(null, TOKENS.light);
    const before = tableOf({ nodes: [{ id: 0, text: '3/3', broken: false }], edges: [] });
    patchElements(cy, new Map(), before);
    cy.getElementById('n0').addClass('chosen names');
    patchElements(cy, before, tableOf({ nodes: [{ id: 0, text: '0/3', broken: true }], edges: [] }));
    expect(cy.getElementById('n0').classes().toSorted()).toEqual(['broken', 'chosen', 'names', 'service']);
    cy.destroy();
  });

  it('does nothing, and draws nothing, when nothing differs', () => {
    const cy = createInstance(null, TOKENS.light);
    const plan = { nodes: [{ id: 0, text: '3/3', broken: false }], edges: [] };
    patchElements(cy, new Map(), tableOf(plan));
    expect(patchElements(cy, tableOf(plan), tableOf(plan))).toEqual({ added: 0, updated: 0, removed: 0 });
    cy.destroy();
  });
});
