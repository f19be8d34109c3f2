import type { GraphGroup, GraphNode } from '@fairlead/service-graph';
import type { Placement } from '../layout/layoutTypes.ts';
import { sameList } from '../layout/sameParts.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import { doubtOf } from '../scene/card.ts';
import type { GroupTexts, MapTexts } from '../texts.ts';
import type { MapView } from './mapView.ts';

type Shown = Pick<MapView, 'graph' | 'selectedId' | 'selectedEdgeId' | 'matches' | 'texts'>;

/**
 * Namespaces as they are painted: hatched where what they show is stale or may not be read; the texts of `crossed` ones stand
 * above the lines. What is as it was is the same object again, down to the whole list, so that nobody paints it anew.
 */
export class AreaLooks {
  #words: MapTexts['group'] | undefined;
  #texts = new WeakMap<GraphGroup, GroupTexts>();
  #nodes: readonly GraphNode[] = [];
  #doubtful: ReadonlySet<string> = new Set();
  #looks: readonly AreaLook[] = [];
  #made: readonly unknown[] = [];

  of(view: Shown, placement: Placement, crossed: ReadonlySet<string>): readonly AreaLook[] {
    // Every step of a pan asks.
    const given = [view, placement, crossed];
    if (sameList(given, this.#made)) return this.#looks;
    this.#made = given;
    const { nodes, groups } = view.graph;
    if (view.texts.group !== this.#words) {
      this.#words = view.texts.group;
      this.#texts = new WeakMap();
    }
    if (nodes !== this.#nodes) {
      this.#nodes = nodes;
      this.#doubtful = doubtfulAreas(nodes);
    }
    const meant = meantAreas(view);
    const known = new Map(this.#looks.map((look) => [look.id, look]));
    const looks = groups.flatMap((group) => {
      const rects = placement.areas[group.id]?.rects;
      if (rects === undefined) return [];
      const look = {
        id: group.id,
        title: group.name,
        rects,
        texts: this.#textsOf(group, view.texts),
        hatched: this.#doubtful.has(group.id),
        dimmed: meant !== null && !meant.has(group.id),
        crossed: crossed.has(group.id),
      };
      const before = known.get(group.id);
      return [before !== undefined && sameLook(before, look) ? before : look];
    });
    if (!sameList(looks, this.#looks)) this.#looks = looks;
    return this.#looks;
  }

  #textsOf(group: GraphGroup, { group: words }: MapTexts): GroupTexts {
    const texts = this.#texts.get(group) ?? words(group);
    this.#texts.set(group, texts);
    return texts;
  }
}

/** Areas that hold what is selected or found, and one that is selected itself; null while everything is meant alike. */
function meantAreas({ graph, selectedId, selectedEdgeId, matches }: Shown): ReadonlySet<string> | null {
  if (selectedId === null && selectedEdgeId === null && matches === null) return null;
  const edge = selectedEdgeId === null ? undefined : graph.edges.find(({ id }) => id === selectedEdgeId);
  const chosen = new Set([selectedId, edge?.source, edge?.target]);
  const areas = new Set(selectedId === null ? [] : [selectedId]);
  for (const { id, area } of graph.nodes) {
    if (area !== null && (chosen.has(id) || matches?.has(id) === true)) areas.add(area);
  }
  return areas;
}

function doubtfulAreas(nodes: readonly GraphNode[]): ReadonlySet<string> {
  const areas = new Set<string>();
  for (const node of nodes) {
    const doubt = doubtOf(node);
    if (node.area !== null && (doubt === 'stale' || doubt === 'forbidden')) areas.add(node.area);
  }
  return areas;
}

function sameLook(left: AreaLook, right: AreaLook): boolean {
  return Object.entries(left).every(([name, value]) => right[name as keyof AreaLook] === value);
}
