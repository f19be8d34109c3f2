export { applyChanges, applyDelta } from './deltas/applyDelta.ts';
export { Connections } from './connections/Connections.ts';
export { isEmptyContentChange } from './content.ts';
export type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
export { changeSize, diffGraphs, isEmptyChange } from './deltas/diffGraphs.ts';
export { foldChanges, foldDeltas } from './deltas/foldDeltas.ts';
export { isRead, leastFresh, LIVE, nextFreshness, STALE_AFTER_SECONDS } from './verdict/freshness.ts';
export type { Freshness, ResourceFreshness } from './verdict/freshness.ts';
export { appId, edgeId, ingressId, namespaceId, serviceId, workloadId } from './ids.ts';
export { appOf } from './nodes/serviceNode.ts';
export { isGuess } from './connections/isGuess.ts';
export { LiveView } from './view/LiveView.ts';
export type { ViewUpdate } from './view/LiveView.ts';
export { neighbourhood } from './connections/neighbourhood.ts';
export type { Around } from './connections/neighbourhood.ts';
export { protocolReason, protocolSince } from './verdict/protocolReason.ts';
export type { Describe } from './verdict/protocolReason.ts';
export { RevisionGapError } from './deltas/revisionGap.ts';
export { RevisionLog } from './deltas/RevisionLog.ts';
export type { Numbered, RevisionLogOptions, RevisionsSince } from './deltas/RevisionLog.ts';
export { sameValue } from './collections/sameValue.ts';
export { ServiceGraph } from './ServiceGraph.ts';
export { sortedInSteps } from './collections/sortedInSteps.ts';
export type { ServiceGraphOptions } from './ServiceGraph.ts';
export type { Inbound } from './edges/CallPairs.ts';
export { rounded, trafficAtNode, trafficBySource, trafficOfPair } from './edges/trafficFigures.ts';
export { applyServicesDelta, foldServicesDeltas } from './deltas/servicesDelta.ts';
export type {
  Attention,
  Backends,
  Declaration,
  EdgeTraffic,
  FoldedWorkload,
  GraphChanges,
  GraphDelta,
  GraphEdge,
  GraphGroup,
  GraphItems,
  GraphNode,
  GraphParts,
  GraphPicture,
  GraphReason,
  GraphSince,
  GraphSnapshot,
  Hidden,
  Level,
  Members,
  NodeKind,
} from './types.ts';
export { carrySince, verdictOf } from './verdict/verdictOf.ts';
export type { ServiceVerdict, VerdictInput } from './verdict/verdictOf.ts';
export { viewOf } from './view/viewOf.ts';
export type { ViewFilter } from './view/viewFilter.ts';
export { viewKey } from './view/viewQuery.ts';
export type { ViewQuery } from './view/viewQuery.ts';
export { waysBetween } from './connections/waysBetween.ts';
export type { Ways } from './connections/waysBetween.ts';
