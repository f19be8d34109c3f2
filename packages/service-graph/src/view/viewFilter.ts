import type { ContentChanges, PlacedNode } from '../content.ts';
import type { GraphEdge } from '../types.ts';

/**
 * Takes nodes and edges out of a picture: what a person hides, or everything beyond a neighbourhood. It counts as hidden, and
 * the picture tells how much that is.
 */
export interface ViewFilter {
  /** Filters with equal keys hide the same, so that their pictures can be shared. */
  readonly key: string;
  hidesNode(placed: PlacedNode): boolean;
  /** An edge whose ends are hidden is not asked for. */
  hidesEdge?(edge: GraphEdge): boolean;
  /**
   * Told of each change of the whole graph before it is drawn. Returns ids of nodes and edges whose answer may be another now
   * though they did not change themselves.
   */
  update?(changes: ContentChanges): { readonly nodes: Iterable<string>; readonly edges: Iterable<string> };
}
