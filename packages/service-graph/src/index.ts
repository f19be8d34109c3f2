export { applyChanges, applyDelta } from './applyDelta.ts';
export { Connections } from './Connections.ts';
export { isEmptyContentChange } from './content.ts';
export type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
export { changeSize, diffGraphs, isEmptyChange } from './diffGraphs.ts';
export { foldChanges, foldDeltas } from './foldDeltas.ts';
export { isRead, leastFresh, LIVE, nextFreshness, STALE_AFTER_SECONDS } from './freshness.ts';
export type { Freshness, ResourceFreshness } from './freshness.ts';
export { appId, edgeId, ingressId, namespaceId, serviceId, workloadId } from './ids.ts';
export { appOf } from './serviceNode.ts';
export { isGuess } from './isGuess.ts';
export { LiveView } from './LiveView.ts';
export type { ViewUpdate } from './LiveView.ts';
export { neighbourhood } from './neighbourhood.ts';
export type { Around } from './neighbourhood.ts';
export { protocolReason, protocolSince } from './protocolReason.ts';
export type { Describe } from './protocolReason.ts';
export { RevisionGapError } from './revisionGap.ts';
export { RevisionLog } from './RevisionLog.ts';
export type { Numbered, RevisionLogOptions, RevisionsSince } from './RevisionLog.ts';
export { sameValue } from './sameValue.ts';
export { ServiceGraph } from './ServiceGraph.ts';
export { sortedInSteps } from './sortedInSteps.ts';
export type { ServiceGraphOptions } from './ServiceGraph.ts';
export type { Inbound } from './CallPairs.ts';
export { rounded, trafficAtNode, trafficBySource, trafficOfPair } from './trafficFigures.ts';
export { applyServicesDelta, foldServicesDeltas } from './servicesDelta.ts';
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
export { carrySince, verdictOf } from './verdictOf.ts';
export type { ServiceVerdict, VerdictInput } from './verdictOf.ts';
export { viewOf } from './viewOf.ts';
export type { ViewFilter } from './viewFilter.ts';
export { viewKey } from './viewQuery.ts';
export type { ViewQuery } from './viewQuery.ts';
export { waysBetween } from './waysBetween.ts';
export type { Ways } from './waysBetween.ts';
