import type { Core, EventObject } from 'cytoscape';
import type { Point } from '../layout/layoutTypes.ts';
import type { MapCallbacks } from './mapView.ts';

export interface MapEvents extends Pick<
  MapCallbacks,
  'onSelect' | 'onOpen' | 'onHover' | 'onHoverEdge' | 'onSelectEdge' | 'onMenu' | 'onPick'
> {
  /** A double click beside all cards, in world pixels. */
  readonly onOpenAt: (point: Point) => void;
  readonly onDrag: (id: string, middle: Point) => void;
  readonly onDrop: (id: string, middle: Point) => void;
  /** The pointer is beside all cards and lines, at a point of the screen; null when it no longer is. */
  readonly onGround: (point: Point | null) => void;
  readonly onViewport: () => void;
  /** Somebody zooms by wheel or fingers. */
  readonly onZoom: (at: Point | undefined) => void;
  /** Somebody pans or zooms by pointer, wheel or fingers. */
  readonly onByHand: () => void;
}

/** Tells what the pointer does on the map. A drag that moves nothing is a click. */
export function listenToMap(cy: Core, container: HTMLElement, events: MapEvents): void {
  const idOf = (target: unknown): string => String((target as { id: () => unknown }).id());
  const held = listenForMenu(cy, container, events, idOf);
  cy.on('tap', (event) => {
    if (event.target === cy && !held.isNow) events.onSelect(null);
  });
  cy.on('tap', 'node', (event) => {
    if (held.isNow) return;
    const id = idOf(event.target);
    const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
    if (events.onPick !== undefined && (shiftKey || ctrlKey || metaKey)) events.onPick({ ids: [id], how: 'toggle' });
    else events.onSelect(id);
  });
  listenForFrames(cy, events, idOf);
  cy.on('tap', 'edge', (event) => {
    if (!held.isNow) events.onSelectEdge?.(idOf(event.target));
  });
  cy.on('dbltap', (event) => {
    if (event.target === cy && !held.wasBefore) events.onOpenAt({ ...event.position });
  });
  cy.on('dbltap', 'node', (event) => {
    if (!held.wasBefore) events.onOpen(idOf(event.target));
  });
  cy.on('mouseover', 'node', (event) => {
    container.style.cursor = 'pointer';
    events.onHover(idOf(event.target));
  });
  cy.on('mouseover', 'edge', (event) => {
    if (events.onSelectEdge !== undefined) container.style.cursor = 'pointer';
    events.onHoverEdge?.(idOf(event.target));
  });
  cy.on('mouseout', 'node', () => {
    container.style.cursor = '';
    events.onHover(null);
  });
  cy.on('mouseout', 'edge', () => {
    container.style.cursor = '';
    events.onHoverEdge?.(null);
  });
  cy.on('mousemove', (event) => {
    events.onGround(event.target === cy ? { ...event.renderedPosition } : null);
  });
  container.addEventListener('pointerleave', () => {
    events.onGround(null);
  });
  cy.on('drag', 'node', (event) => {
    events.onDrag(idOf(event.target), { ...event.target.position() });
  });
  cy.on('dragfree', 'node', (event) => {
    events.onDrop(idOf(event.target), { ...event.target.position() });
  });
  cy.on('dragpan scrollzoom pinchzoom', () => {
    events.onByHand();
  });
  cy.on('scrollzoom pinchzoom', (event) => {
    const at = event.position as Point | undefined;
    events.onZoom(at === undefined ? undefined : { ...at });
  });
  cy.on('viewport', () => {
    events.onViewport();
  });
}

/** Whether the tap that comes now, or the one before it, is the end of a finger's rest. */
interface Held {
  isNow: boolean;
  wasBefore: boolean;
}

/** Right click, or a finger that rests. */
function listenForMenu(
  cy: Core,
  container: HTMLElement,
  events: MapEvents,
  idOf: (target: unknown) => string,
): Readonly<Held> {
  const held: Held = { isNow: false, wasBefore: false };
  const ask = (event: EventObject): void => {
    const { left, top } = container.getBoundingClientRect();
    const { x, y } = event.renderedPosition;
    const isCard = event.target !== cy && event.target.isNode() === true;
    events.onMenu?.({ id: isCard ? idOf(event.target) : null, at: { x: left + x, y: top + y } });
  };
  cy.on('cxttap', ask);
  cy.on('tapstart', () => {
    held.wasBefore = held.isNow;
    held.isNow = false;
  });
  cy.on('taphold', (event) => {
    // A mouse has a button for it.
    if (!event.originalEvent.type.startsWith('touch') || events.onMenu === undefined) return;
    held.isNow = true;
    ask(event);
  });
  return held;
}

/** Shift and a drag beside all cards: a frame, and what lies in it. */
function listenForFrames(cy: Core, events: MapEvents, idOf: (target: unknown) => string): void {
  let ids: string[] = [];
  cy.on('boxstart', () => {
    ids = [];
  });
  cy.on('box', 'node', (event) => {
    ids.push(idOf(event.target));
  });
  // Each card in the frame is told before or after its end, as Cytoscape likes.
  cy.on('boxend', () => {
    queueMicrotask(() => {
      events.onPick?.({ ids, how: 'these' });
    });
  });
}
