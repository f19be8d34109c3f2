import type { Core } from 'cytoscape';
import type { Point } from '../layout/layoutTypes.ts';
import type { MapCallbacks } from './mapView.ts';

export interface MapEvents extends Pick<MapCallbacks, 'onSelect' | 'onOpen' | 'onHover' | 'onSelectEdge'> {
  /** A double click beside all cards, in world pixels. */
  readonly onOpenAt: (point: Point) => void;
  readonly onDrag: (id: string, middle: Point) => void;
  readonly onDrop: (id: string, middle: Point) => void;
  readonly onViewport: () => void;
}

/** Tells what the pointer does on the map. A drag that moves nothing is a click. */
export function listenToMap(cy: Core, container: HTMLElement, events: MapEvents): void {
  const idOf = (target: unknown): string => String((target as { id: () => unknown }).id());
  cy.on('tap', (event) => {
    if (event.target === cy) events.onSelect(null);
  });
  cy.on('tap', 'node', (event) => {
    events.onSelect(idOf(event.target));
  });
  cy.on('tap', 'edge', (event) => {
    events.onSelectEdge?.(idOf(event.target));
  });
  cy.on('dbltap', (event) => {
    if (event.target === cy) events.onOpenAt({ ...event.position });
  });
  cy.on('dbltap', 'node', (event) => {
    events.onOpen(idOf(event.target));
  });
  cy.on('mouseover', 'node', (event) => {
    container.style.cursor = 'pointer';
    events.onHover(idOf(event.target));
  });
  cy.on('mouseover', 'edge', () => {
    if (events.onSelectEdge !== undefined) container.style.cursor = 'pointer';
  });
  cy.on('mouseout', 'node', () => {
    container.style.cursor = '';
    events.onHover(null);
  });
  cy.on('mouseout', 'edge', () => {
    container.style.cursor = '';
  });
  cy.on('drag', 'node', (event) => {
    events.onDrag(idOf(event.target), { ...event.target.position() });
  });
  cy.on('dragfree', 'node', (event) => {
    events.onDrop(idOf(event.target), { ...event.target.position() });
  });
  cy.on('viewport', () => {
    events.onViewport();
  });
}
