// @vitest-environment jsdom
import type { GraphNode } from '@fairlead/service-graph';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
import type { GraphCanvasHandle } from './canvasHandle.ts';
import { GraphCanvas, type GraphCanvasProps } from './GraphCanvas.tsx';

const aNode = aService;

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
    // A page that has pinned it and not yet rendered that.
    const given = props({ onOpenPage, onPin, pins: {} });
    render(<GraphCanvas {...given} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'Enter', shiftKey: true });
    const active = map().getAttribute('aria-activedescendant')?.replace('fairlead-map-', '');
    expect(onOpenPage).toHaveBeenCalledWith(active);
    expect(given.onOpen).not.toHaveBeenCalled();
    expect(active).toBe('service/shop/cart');
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'Delete' });
    expect(onPin).toHaveBeenCalledWith('service/shop/orders', undefined);
  });

  it('moves a card by keys, and tells where a point of the window lies', async () => {
    const onPin = vi.fn();
    const ref = createRef<GraphCanvasHandle>();
    render(<GraphCanvas {...props({ onPin, ref })} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'ArrowRight', ctrlKey: true, shiftKey: true });
    expect(onPin).not.toHaveBeenCalled();
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    const { x, y } = ref.current?.middleOf('service/shop/cart') ?? { x: Number.NaN, y: Number.NaN };
    fireEvent.keyDown(map(), { key: 'ArrowRight', ctrlKey: true, shiftKey: true });
    expect(onPin).toHaveBeenLastCalledWith('service/shop/cart', { x: x + 20, y });
    fireEvent.keyDown(map(), { key: 'ArrowUp', ctrlKey: true, shiftKey: true });
    expect(onPin).toHaveBeenLastCalledWith('service/shop/cart', { x, y: y - 20 });

    const { zoom, pan } = ref.current?.viewport() ?? { zoom: 0, pan: { x: 0, y: 0 } };
    expect(ref.current?.worldAt({ x: x * zoom + pan.x, y: y * zoom + pan.y })).toEqual({ x, y });
  });

  it('asks for a menu and gathers cards by keyboard', async () => {
    const [onMenu, onPick] = [vi.fn(), vi.fn()];
    render(<GraphCanvas {...props({ onMenu, onPick })} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'F10', shiftKey: true });
    expect(onMenu).toHaveBeenLastCalledWith(expect.objectContaining({ id: null }));
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'ContextMenu' });
    expect(onMenu).toHaveBeenLastCalledWith({
      id: 'service/shop/cart',
      at: { x: expect.any(Number) as number, y: expect.any(Number) as number },
    });
    fireEvent.keyDown(map(), { key: ' ', shiftKey: true });
    expect(onPick).toHaveBeenCalledWith({ ids: ['service/shop/cart'], how: 'toggle' });
    // The menu of the browser stays away only where there is one of our own.
    expect(fireEvent.contextMenu(map())).toBe(false);
  });

  it('tells about the card that has the focus, until Escape or the focus goes', async () => {
    render(<GraphCanvas {...props()} />);
    await waitFor(() => spoken());
    const tip = (): HTMLElement | null => map().querySelector('.fairlead-map__tip');
    map().focus();
    expect(tip()).toBeNull();
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    await waitFor(() => {
      expect(tip()?.textContent).toBe('cartverdict ok');
    });
    fireEvent.keyDown(map(), { key: 'ArrowDown' });
    expect(tip()?.textContent).toBe('ordersverdict broken');
    map().blur();
    await waitFor(() => {
      expect(tip()).toBeNull();
    });
    map().focus();
    await waitFor(() => {
      expect(tip()?.textContent).toBe('ordersverdict broken');
    });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => {
      expect(tip()).toBeNull();
    });
  });

  it('opens by a second Enter, and leaves a second Escape to the page, though the first is not rendered yet', async () => {
    const given = props();
    render(<GraphCanvas {...given} />);
    await waitFor(() => spoken());
    fireEvent.keyDown(map(), { key: 'ArrowRight' });
    fireEvent.keyDown(map(), { key: 'Enter' });
    fireEvent.keyDown(map(), { key: 'Enter' });
    expect(given.onSelect).toHaveBeenCalledExactlyOnceWith('service/shop/cart');
    expect(given.onOpen).toHaveBeenCalledExactlyOnceWith('service/shop/cart');
    const isTaken = (): boolean => !fireEvent.keyDown(map(), { key: 'Escape' });
    expect(isTaken()).toBe(true);
    expect(isTaken()).toBe(false);
  });

  it('moves what is seen by the arrow keys of the minimap, and shows everything again', async () => {
    const ref = createRef<GraphCanvasHandle>();
    render(<GraphCanvas {...props({ ref, settings: { legend: false, minimap: true, reducedMotion: true } })} />);
    const minimap = await screen.findByRole('application', { name: TEXTS.minimap });
    expect(minimap.tabIndex).toBe(0);
    const before = ref.current?.viewport();
    expect(fireEvent.keyDown(minimap, { key: 'ArrowRight' })).toBe(false);
    expect(ref.current?.viewport().pan.x).toBeLessThan(before?.pan.x ?? 0);
    expect(ref.current?.viewport().pan.y).toBe(before?.pan.y);
    fireEvent.keyDown(minimap, { key: 'Home' });
    expect(ref.current?.viewport()).toEqual(before);
    expect(fireEvent.keyDown(minimap, { key: 'j' })).toBe(true);
  });

  it('is fitted around its legend from the first picture on', async () => {
    const ref = createRef<GraphCanvasHandle>();
    const verdicts = ['ok', 'broken', 'degraded', 'unknown'] as const;
    const nodes = Array.from({ length: 90 }, (_, index) => aNode(`s${index}`, verdicts[index % verdicts.length]));
    render(<GraphCanvas {...props({ ref, graph: aGraph(1, ...nodes) })} />);
    await waitFor(() => {
      expect(spoken()).toHaveLength(nodes.length);
    });
    const first = ref.current?.viewport();
    act(() => ref.current?.fit());
    expect(ref.current?.viewport()).toEqual(first);
  });

  it.each([
    { what: 'a card', selection: { selectedId: 'service/shop/orders' } },
    { what: 'a line', selection: { selectedEdgeId: 'calls service/shop/cart service/shop/orders' } },
  ])('pans by the least amount when a drawer beside it tells about $what', async ({ selection }) => {
    let resize = (): void => undefined;
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(listener: () => void) {
          resize = listener;
        }
        observe(): void {}
        disconnect(): void {}
      },
    );
    const ref = createRef<GraphCanvasHandle>();
    const edges = [aCall({}, ['service/shop/cart', 'service/shop/orders'])];
    const given = props({ ref, graph: { ...GRAPH, edges } });
    const { rerender } = render(<GraphCanvas {...given} />);
    await waitFor(() => {
      expect(spoken()).toHaveLength(2);
    });
    const before = ref.current?.viewport();
    const right = ref.current?.middleOf('service/shop/orders')?.x ?? Number.NaN;
    const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(440);
    rerender(<GraphCanvas {...given} {...selection} />);
    act(() => resize());
    const after = ref.current?.viewport();
    expect(after?.zoom).toBe(before?.zoom);
    // Both cards are half a card and a margin away from the edges, and not further.
    expect(after?.pan.x).not.toBe(before?.pan.x);
    expect(right * (after?.zoom ?? 1) + (after?.pan.x ?? 0)).toBeCloseTo(440 - 24 - 78, -1);
    width.mockRestore();
    vi.unstubAllGlobals();
  });

  it('looks from where it is told to, and says when it is as it was fitted', async () => {
    const onPosition = vi.fn();
    const ref = createRef<GraphCanvasHandle>();
    const at = { x: 100, y: 50, zoom: 0.5 };
    render(<GraphCanvas {...props({ ref, at, onPosition })} />);
    await waitFor(() => spoken());
    await waitFor(() => {
      expect(ref.current?.viewport().zoom).toBe(0.5);
    });
    expect(onPosition).not.toHaveBeenCalled();
    fireEvent.keyDown(map(), { key: 'PageDown' });
    await waitFor(() => {
      expect(onPosition).toHaveBeenLastCalledWith(expect.objectContaining({ zoom: 0.5 }));
    });
    const moved = ref.current?.viewport();
    act(() => ref.current?.goTo(at));
    expect(ref.current?.viewport()).not.toEqual(moved);
    act(() => ref.current?.fit());
    await waitFor(() => {
      expect(onPosition).toHaveBeenLastCalledWith(null);
    });
    // The page's own moves are not news to it.
    expect(onPosition).toHaveBeenCalledTimes(2);
  });

  it('explains only what is on the screen', async () => {
    const onLegend = vi.fn();
    render(<GraphCanvas {...props({ onLegend })} />);
    fireEvent.click(await screen.findByRole('button', { name: TEXTS.legend.broken }));
    expect(onLegend).toHaveBeenCalledWith('broken');
    expect(screen.queryByText(TEXTS.legend.degraded)).toBeNull();
  });

  it('explains lines that come when every card stays, and in the colours of another theme', async () => {
    const given = props();
    const { rerender, container } = render(<GraphCanvas {...given} />);
    await screen.findByText(TEXTS.legend.broken);
    expect(screen.queryByText(TEXTS.legend.http)).toBeNull();
    const edges = [aCall({}, ['service/shop/cart', 'service/shop/orders'])];
    const later = { ...given, graph: { ...GRAPH, revision: 2, edges } };
    rerender(<GraphCanvas {...later} />);
    await screen.findByText(TEXTS.legend.http);
    const samples = (): string[] => [...container.querySelectorAll('img')].map(({ src }) => src);
    const light = samples();
    rerender(<GraphCanvas {...later} theme="dark" />);
    await waitFor(() => {
      expect(samples()).not.toEqual(light);
    });
  });

  it('marks the first picture and every later revision once it is applied and once it is painted', async () => {
    const given = props();
    const { rerender } = render(<GraphCanvas {...given} />);
    await waitFor(() => {
      expect(performance.getEntriesByName('fairlead:graph-painted')).toHaveLength(1);
    });
    expect(performance.getEntriesByName('fairlead:delta-applied')).toHaveLength(0);
    rerender(<GraphCanvas {...given} graph={aGraph(2, aNode('cart', 'broken'), aNode('orders'))} observedAtMs={0} />);
    await waitFor(() => {
      const [mark] = performance.getEntriesByName('fairlead:delta-painted') as PerformanceMark[];
      expect(mark?.detail).toMatchObject({ revision: 2, ageMs: expect.any(Number) as number });
      const [applied] = performance.getEntriesByName('fairlead:delta-applied') as PerformanceMark[];
      expect(applied?.detail).toEqual({ revision: 2 });
      expect(applied?.startTime).toBeLessThanOrEqual(mark?.startTime ?? 0);
    });
    await waitFor(() => {
      expect(spoken()).toEqual(['cart, shop, broken', 'orders, shop, ok']);
    });
  });

  it('folds the callers of a hub into one card that shows and hides their lines', async () => {
    const names = Array.from({ length: 13 }, (_, index) => `caller-${String(index).padStart(2, '0')}`);
    const calls = names.map((name, index) =>
      aCall({ errorShare: index < 2 ? 1 : 0 }, [`service/shop/${name}`, 'service/shop/dns']),
    );
    const graph = { ...aGraph(1, ...names.map((name) => aNode(name)), aNode('dns')), edges: calls };
    const given = props({ graph });
    render(<GraphCanvas {...given} />);
    const hub = '13 callers of dns, 2 fail';
    await waitFor(() => {
      expect(spoken()).toContain(hub);
    });
    const active = (): string => map().getAttribute('aria-activedescendant')?.replace('fairlead-map-', '') ?? '';
    const along = (key: string): void => {
      fireEvent.keyDown(map(), { key, ctrlKey: true });
    };
    for (let step = 0; step < 40 && active() !== 'callers service/shop/dns'; step += 1) {
      fireEvent.keyDown(map(), { key: step % 5 === 4 ? 'ArrowRight' : step % 5 === 3 ? 'ArrowLeft' : 'ArrowDown' });
    }
    along('ArrowRight');
    expect(active()).toBe('service/shop/dns');
    for (const key of ['ArrowDown', 'ArrowUp']) along(key);
    expect(active()).not.toMatch(/caller-/);
    if (active() === 'service/shop/dns') along('ArrowLeft');
    for (const told of [`${hub}, shown`, hub, `${hub}, shown`]) {
      fireEvent.keyDown(map(), { key: 'Enter' });
      await waitFor(() => {
        expect(spoken()).toContain(told);
      });
    }
    expect(given.onSelect).not.toHaveBeenCalled();
    const reached = ['ArrowLeft', 'ArrowDown', 'ArrowUp'].map((key) => {
      if (active() !== 'service/shop/dns') along('ArrowRight');
      along(key);
      return active();
    });
    expect(reached).toContainEqual(expect.stringMatching(/^service\/shop\/caller-/));
  });

  it('leaves nothing behind', async () => {
    const listening = new Set<unknown>();
    const addEventListener = (_: string, listener: unknown): void => void listening.add(listener);
    const removeEventListener = (_: string, listener: unknown): void => void listening.delete(listener);
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener, removeEventListener }));
    const { unmount, container } = render(<GraphCanvas {...props()} />);
    await waitFor(() => spoken());
    expect(listening.size).toBe(1);
    unmount();
    expect(container.childElementCount).toBe(0);
    expect(listening.size).toBe(0);
    vi.unstubAllGlobals();
  });
});
