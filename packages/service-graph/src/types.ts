import type { Attention, GraphEdge, GraphGroup, GraphNode, GraphSnapshot, Hidden, Level } from '@fairlead/protocol';

export type {
  Attention,
  Backends,
  Declaration,
  EdgeTraffic,
  FoldedWorkload,
  GraphDelta,
  GraphEdge,
  GraphGroup,
  GraphNode,
  GraphSnapshot,
  Hidden,
  Level,
  Members,
  NodeKind,
  Reason as GraphReason,
  Since as GraphSince,
} from '@fairlead/protocol';

/** What is drawn, in the order of ids: a snapshot without its instance, revision and level. */
export type GraphParts = Pick<GraphSnapshot, 'nodes' | 'edges' | 'groups' | 'attention' | 'shown' | 'total' | 'hidden'>;

/** The four lists of a graph by name. */
export interface GraphItems {
  nodes: GraphNode[];
  edges: GraphEdge[];
  groups: GraphGroup[];
  attention: Attention[];
}

/** Ids of the four lists of a graph. */
export interface GraphIds {
  nodes: string[];
  edges: string[];
  groups: string[];
  attention: string[];
}

/** From one picture to a later one: whole items to put, ids to drop, each in the order of ids. A delta without its numbers and times. */
export interface GraphChanges {
  readonly upsert: GraphItems;
  readonly remove: GraphIds;
  readonly shown: number;
  readonly total: number;
  readonly hidden: Hidden;
}

/** A picture at one level. */
export interface GraphPicture extends GraphParts {
  readonly level: Level;
}
