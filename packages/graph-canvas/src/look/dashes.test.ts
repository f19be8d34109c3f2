import { describe, expect, it } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import { dashOf } from './dashes.ts';
import { TOKENS } from './tokens.ts';

const CLASSES = [
  ['measured', 'http'],
  ['measured', 'grpc', 'failing'],
  ['measured', 'tcp', 'idle'],
  ['declared'],
  ['derived'],
  ['declared', 'guess'],
  ['selects'],
];

describe('dashes of lines', () => {
  it.each(CLASSES)('are the same on the map and in a picture of %s %s %s', (...classes) => {
    const cy = createInstance(null, TOKENS.light);
    cy.add([{ data: { id: 'a' } }, { data: { id: 'b' } }, { data: { id: 'ab', source: 'a', target: 'b' }, classes }]);
    const line = cy.$id('ab');
    const dash = dashOf(classes);
    expect(line.style('line-style')).toBe(dash === undefined ? 'solid' : 'dashed');
    if (dash !== undefined) expect(line.numericStyle('line-dash-pattern')).toEqual(dash);
    cy.destroy();
  });

  it('tell what fails from what does not without its colour, and from what is only declared', () => {
    expect(dashOf(['measured', 'http'])).toBeUndefined();
    expect(dashOf(['measured', 'http', 'failing'])).not.toEqual(dashOf(['declared']));
  });
});
