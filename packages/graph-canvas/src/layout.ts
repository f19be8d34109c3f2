/** The layouts alone, without React and Cytoscape: for measurements. The page reaches them through the component. */
export { near } from './layout/rects.ts';
export { computeLayout } from './layout/layoutWorkerMessages.ts';
export type { LayoutRequest, LayoutResponse } from './layout/layoutWorkerMessages.ts';
export type { LayoutEdge, LayoutInput, LayoutNode, LayoutResult, Placement, Rect } from './layout/layoutTypes.ts';
