// @vitest-environment jsdom
import type { GraphNode } from '@fairlead/service-graph';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import type { MapTexts } from '../texts.ts';
import { GraphCanvas, type GraphCanvasProps } from './GraphCanvas.tsx';

const TEXTS: MapTexts = {
  node: (node) => ({ name: node.name, label: `${node.name}, ${node.namespace ?? ''}, ${node.verdict}` }),
  group: () => ({ services: '2 services' }),
  label: 'Service map, 2 services, 1 broken',
  description: 'The same as a table: g s',
  more: (count) => `+${count}`,
  percent: (share) => `${share * 100}%`,
  legendTitle: 'Legend',
  legendHint: 'press L to hide',
  legend: {
    ring: 'ring',
    broken: 'no backend gets traffic',
    degraded: 'degraded',
    unknown: 'unknown',
    http: 'http',
    grpc: 'grpc',
    tcp: 'tcp',
    errors: 'errors',
    declared: 'declared',
    selects: 'selects',
  },
  minimap: 'Overview',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
};

function aNode(name: string, verdict: GraphNode['verdict'] = 'ok'): GraphNode {
  return {
    id: `service/shop/${name}`,
    kind: 'service',
    namespace: 'shop',
    name,
    area: 'namespace/shop',
    verdict,
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
    serviceType: 'ClusterIP',
  };
}

function aGraph(revision: number, ...nodes: GraphNode[]): MapGraph {
  const members = { ok: 1, degraded: 0, broken: 1, unknown: 0, 'at-rest': 0, services: 'ob' };
  const groups = [{ id: 'namespace/shop', kind: 'namespace', name: 'shop', members } as const];
  return { revision, level: 'service', nodes, edges: [], groups };
}

const GRAPH = aGraph(1, aNode('cart'), aNode('orders', 'broken'));

function props(part: Partial<GraphCanvasProps> = {}): GraphCanvasProps {
  return {
    graph: GRAPH,
    selectedId: null,
    onSelect: vi.fn(),
    onOpen: vi.fn(),
    theme: 'light',
    texts: TEXTS,
    settings: { legend: true, minimap: false, reducedMotion: true },
    ...part,
  };
}

/** jsdom has no canvas and no layout: a context that draws nowhere, and a window of a fixed size. */
beforeAll(() => {
  const nowhere: object = new Proxy(
    {},
    {
      get: (_, name) => (name === 'measureText' ? (text: string) => ({ width: text.length * 7 }) : () => nowhere),
      set: () => true,
    },
  );
  HTMLCanvasElement.prototype.getContext = () => nowhere as never;
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, get: () => 1176 },
    clientHeight: { configurable: true, get: () => 763 },
  });
  URL.createObjectURL = () => 'blob:sprite';
  URL.revokeObjectURL = () => {};
  HTMLImageElement.prototype.decode = () => Promise.resolve();
});

beforeEach(() => {
  performance.clearMarks();
});

afterEach(() => {
  cleanup();
});

const map = (): HTMLElement => screen.getByRole('application');
const spoken = (): (string | null)[] =>
  within(map())
    .getAllByRole('listitem')
    .map((item) => item.textContent);

describe('GraphCanvas', () => {
  it('is one tab stop with a name, and says what is on the screen', async () => {
    render(<GraphCanvas {...props()} />);
    expect(map().getAttribute('aria-label')).toBe(TEXTS.label);
    expect(map().tabIndex).toBe(0);
    await waitFor(() => {
      expect(spoken()).toEqual(['cart, shop, ok', 'orders, shop, broken']);
    });
  });

  it('leads from card to card by arrows; Enter selects, then opens; Escape clears', async () => {
    const given = props();
    const { rerender } = render(<GraphCanvas {...given} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    expect(map().getAttribute('aria-activedescendant')).toBe('fairlead-map-service/shop/cart');
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    expect(map().getAttribute('aria-activedescendant')).toBe('fairlead-map-service/shop/orders');
    fireEvent.keyDown(map(), { key: 'Enter' });
    expect(given.onSelect).toHaveBeenLastCalledWith('service/shop/orders');
    rerender(<GraphCanvas {...given} selectedId="service/shop/orders" />);
    fireEvent.keyDown(map(), { key: 'Enter' });
    expect(given.onOpen).toHaveBeenCalledWith('service/shop/orders');
    fireEvent.keyDown(map(), { key: 'Escape' });
    expect(given.onSelect).toHaveBeenLastCalledWith(null);
    expect(map().hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('opens the page of a card with Shift and Enter, and takes its pin away with Delete', async () => {
    const [onOpenPage, onPin] = [vi.fn(), vi.fn()];
    const given = props({ onOpenPage, onPin, pins: { 'service/shop/cart': { x: 400, y: 200 } } });
    render(<GraphCanvas {...given} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'Enter', shiftKey: true });
    const active = map().getAttribute('aria-activedescendant')?.replace('fairlead-map-', '');
    expect(onOpenPage).toHaveBeenCalledWith(active);
    expect(given.onOpen).not.toHaveBeenCalled();
    expect(active).toBe('service/shop/orders');
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'Delete' });
    expect(onPin).toHaveBeenCalledWith('service/shop/cart', undefined);
  });

  it('explains only what is on the screen', async () => {
    const onLegend = vi.fn();
    render(<GraphCanvas {...props({ onLegend })} />);
    fireEvent.click(await screen.findByRole('button', { name: TEXTS.legend.broken }));
    expect(onLegend).toHaveBeenCalledWith('broken');
    expect(screen.queryByText(TEXTS.legend.degraded)).toBeNull();
  });

  it('marks the first picture and every later revision once it is painted', async () => {
    const given = props();
    const { rerender } = render(<GraphCanvas {...given} />);
    await waitFor(() => {
      expect(performance.getEntriesByName('fairlead:graph-painted')).toHaveLength(1);
    });
    rerender(<GraphCanvas {...given} graph={aGraph(2, aNode('cart', 'broken'), aNode('orders'))} observedAtMs={0} />);
    await waitFor(() => {
      const [mark] = performance.getEntriesByName('fairlead:delta-painted') as PerformanceMark[];
      expect(mark?.detail).toMatchObject({ revision: 2, ageMs: expect.any(Number) as number });
    });
    await waitFor(() => {
      expect(spoken()).toEqual(['cart, shop, broken', 'orders, shop, ok']);
    });
  });

  it('leaves nothing behind', async () => {
    const { unmount, container } = render(<GraphCanvas {...props()} />);
    await waitFor(() => spoken());
    const release = vi.spyOn(URL, 'revokeObjectURL');
    unmount();
    expect(container.childElementCount).toBe(0);
    expect(release).toHaveBeenCalled();
  });
});
