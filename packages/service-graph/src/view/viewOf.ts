import type { GraphContent } from '../content.ts';
import { LiveView } from './LiveView.ts';
import type { GraphPicture } from '../types.ts';
import type { ViewQuery } from './viewQuery.ts';

/** The graph as a query asks for it. */
export function viewOf(graph: GraphContent, query: ViewQuery): GraphPicture {
  return LiveView.of(graph, query).picture();
}
