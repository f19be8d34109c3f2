import type { Core, ElementDefinition, NodeSingular, Position } from 'cytoscape';
import { sameList } from '../layout/sameParts.ts';
import { TILE_STEPS } from '../scene/tileNames.ts';
import type { ElementTable } from './elements.ts';

/** Classes of the moment (selection, zoom level, dimming): a patch leaves them alone. */
export const MOMENTARY: ReadonlySet<string> = new Set([
  ...TILE_STEPS.map((_, step) => `tile-${step}`),
  'dimmed',
  'faded',
  'chosen',
  'picked',
  'active',
  'names',
  'near',
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
  const updated: [known: ElementDefinition, element: ElementDefinition][] = [];
  const removed = [...before.keys()].filter((id) => !wanted.has(id));
  for (const [id, element] of wanted) {
    const known = before.get(id);
    if (known === undefined) added.push(element);
    else if (!sameEnds(known, element)) {
      removed.push(id);
      added.push(element);
    } else if (known !== element && !sameElement(known, element)) updated.push([known, element]);
  }
  if (added.length + updated.length + removed.length === 0) return { added: 0, updated: 0, removed: 0 };
  cy.batch(() => {
    for (const id of removed) cy.getElementById(id).remove();
    // Copies: Cytoscape keeps the data object that it is given and writes to it.
    cy.add(added.toSorted(nodesFirst).map((element) => copyOf(element, classesOfNew)));
    for (const [known, element] of updated) update(cy, known, element);
  });
  return { added: added.length, updated: updated.length, removed: removed.length };
}

function copyOf(element: ElementDefinition, classesOfNew: readonly string[]): ElementDefinition {
  return {
    ...element,
    data: { ...element.data },
    classes: element.group === 'nodes' ? [...classesOf(element), ...classesOfNew] : [...classesOf(element)],
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
    samePlace(left.position, right.position) &&
    sameList(classesOf(left), classesOf(right)) &&
    Object.keys(left.data).length === Object.keys(right.data).length &&
    Object.entries(right.data).every(([name, value]) => left.data[name] === value)
  );
}

function samePlace(left: Position | undefined, right: Position | undefined): boolean {
  return left === right || (left?.x === right?.x && left?.y === right?.y);
}

function classesOf({ classes }: ElementDefinition): readonly string[] {
  return Array.isArray(classes) ? classes : [];
}

/** Only what differs: everything that is set has its style worked out and its picture drawn again. */
function update(cy: Core, known: ElementDefinition, element: ElementDefinition): void {
  const at = cy.getElementById(element.data.id ?? '');
  if (at.empty()) return;
  const changed = Object.entries(element.data).filter(([name, value]) => known.data[name] !== value);
  if (changed.length > 0) at.data(Object.fromEntries(changed));
  if (!sameList(classesOf(known), classesOf(element))) {
    const kept = at.classes().filter((name) => MOMENTARY.has(name));
    at.classes([...classesOf(element), ...kept]);
  }
  if (element.position !== undefined && at.isNode()) moveTo(at, element.position);
}

function moveTo(node: NodeSingular, position: Position): void {
  const { x, y } = node.position();
  if (x !== position.x || y !== position.y) node.position(position);
}
