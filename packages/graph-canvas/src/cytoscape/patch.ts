import type { Core, ElementDefinition, NodeSingular } from 'cytoscape';
import type { ElementTable } from './elements.ts';

/** Classes of the moment (selection, zoom level, dimming): a patch leaves them alone. */
export const MOMENTARY: ReadonlySet<string> = new Set([
  'dimmed',
  'faded',
  'chosen',
  'picked',
  'active',
  'names',
  'rings',
  'pointed',
  'told',
  'called',
]);

export interface PatchCounts {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

/**
 * Brings the instance to the wanted elements in one batch; touches only what differs from `before`.
 *
 * New nodes come with `classesOfNew`, so that their style is worked out once. Nodes keep their positions unless the table says otherwise.
 */
export function patchElements(
  cy: Core,
  before: ElementTable,
  wanted: ElementTable,
  classesOfNew: readonly string[] = [],
): PatchCounts {
  const added: ElementDefinition[] = [];
  const updated: ElementDefinition[] = [];
  const removed = [...before.keys()].filter((id) => !wanted.has(id));
  for (const [id, element] of wanted) {
    const known = before.get(id);
    if (known === undefined) added.push(element);
    else if (!sameEnds(known, element)) {
      removed.push(id);
      added.push(element);
    } else if (known !== element && !sameElement(known, element)) updated.push(element);
  }
  if (added.length + updated.length + removed.length === 0) return { added: 0, updated: 0, removed: 0 };
  cy.batch(() => {
    for (const id of removed) cy.getElementById(id).remove();
    // Copies: Cytoscape keeps the data object that it is given and writes to it.
    cy.add(added.toSorted(nodesFirst).map((element) => copyOf(element, classesOfNew)));
    for (const element of updated) update(cy, element);
  });
  return { added: added.length, updated: updated.length, removed: removed.length };
}

function copyOf(element: ElementDefinition, classesOfNew: readonly string[]): ElementDefinition {
  const classes = Array.isArray(element.classes) ? element.classes : [];
  return {
    ...element,
    data: { ...element.data },
    classes: element.group === 'nodes' ? [...classes, ...classesOfNew] : [...classes],
    ...(element.position === undefined ? {} : { position: { ...element.position } }),
  };
}

function nodesFirst(left: ElementDefinition, right: ElementDefinition): number {
  return Number(left.group === 'edges') - Number(right.group === 'edges');
}

/** An edge cannot change its ends in place. */
function sameEnds(left: ElementDefinition, right: ElementDefinition): boolean {
  return left.data.source === right.data.source && left.data.target === right.data.target;
}

function sameElement(left: ElementDefinition, right: ElementDefinition): boolean {
  return (
    JSON.stringify([left.data, left.position, left.classes]) ===
    JSON.stringify([right.data, right.position, right.classes])
  );
}

function update(cy: Core, element: ElementDefinition): void {
  const at = cy.getElementById(element.data.id ?? '');
  if (at.empty()) return;
  at.data(element.data);
  const kept = at.classes().filter((name) => MOMENTARY.has(name));
  at.classes([...(Array.isArray(element.classes) ? element.classes : []), ...kept]);
  if (element.position !== undefined && at.isNode()) moveTo(at, element.position);
}

function moveTo(node: NodeSingular, position: { x: number; y: number }): void {
  const { x, y } = node.position();
  if (x !== position.x || y !== position.y) node.position(position);
}
