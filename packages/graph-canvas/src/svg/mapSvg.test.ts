// @vitest-environment jsdom
import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import { describe, expect, it } from 'vitest';
import { aNode, anEdge, groupsOf, shop, states, tiles } from '../../dev/fixtures.ts';
import { TEXTS } from '../../dev/texts.ts';
import { AreaLooks } from '../component/AreaLooks.ts';
import { legendRows } from '../component/legendRows.ts';
import { averageMeasure } from '../component/measureText.ts';
import { CrossedTitles } from '../layout/CrossedTitles.ts';
import { layoutGraph } from '../layout/layoutGraph.ts';
import { routeEdges } from '../layout/routeEdges.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { TOKENS } from '../look/tokens.ts';
import type { PodChip, PodTraffic } from '../scene/podChips.ts';
import { SceneCache } from '../scene/SceneCache.ts';
import { structureOf, type MapGraph } from '../scene/structure.ts';
import { mapSvg, type SvgFrame } from './mapSvg.ts';
import type { SvgScene } from './svgScene.ts';
import { wholeFrame } from './wholeFrame.ts';

const WINDOW = { width: 1176, height: 763 };

interface Options {
  readonly scene?: Partial<SvgScene>;
  readonly frame?: Partial<SvgFrame>;
}

/** The picture of a graph as a parsed document; an error of the parser fails the test. */
function drawn(graph: MapGraph, { scene, frame }: Options = {}) {
  const { cards, lines } = new SceneCache(averageMeasure).sceneOf(graph, TEXTS);
  const structure = structureOf(graph, WINDOW, { width: 0, height: 0 });
  const placement = layoutGraph(structure);
  const areaOf = new Map(graph.nodes.map((node) => [node.id, node.area]));
  const routes = routeEdges(placement, structure.edges, (id) => areaOf.get(id) ?? null, structure.areas);
  const view = { graph, selectedId: null, selectedEdgeId: null, matches: null, texts: TEXTS };
  const whole: SvgScene = {
    cards: cards.values(),
    lines,
    placement,
    routes,
    areas: new AreaLooks().of(view, placement, new CrossedTitles().of(placement, routes)),
    tokens: TOKENS.light,
    selectedId: null,
    selectedLineId: null,
    pods: [],
    picked: new Set(),
    pins: {},
    share: () => 1,
    measure: averageMeasure,
    ...scene,
  };
  const rect = wholeFrame(whole) ?? { x: 0, y: 0, ...WINDOW };
  const text = mapSvg(whole, {
    rect,
    caption: { title: 'kind-dev', lines: ['revision 7'] },
    rows: legendRows(cards.values(), lines),
    texts: TEXTS,
    ...frame,
  });
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  const part = (name: string): Element[] => [...document.querySelectorAll(`[data-part="${name}"] > [data-id]`)];
  return { text, document, placement, rect, cards: part('cards'), lines: part('lines'), areas: part('areas') };
}

const ids = (elements: readonly Element[]): string[] =>
  elements.map((element) => element.getAttribute('data-id') ?? '').toSorted();

describe('mapSvg', () => {
  it('draws the title of an area that a line runs over above the line, on a rim', () => {
    const graph = shop(true);
    const title = (crossed: boolean) => {
      const { placement } = drawn(graph);
      const view = { graph, selectedId: null, selectedEdgeId: null, matches: null, texts: TEXTS };
      const areas = new AreaLooks().of(view, placement, new Set(crossed ? ['namespace/payments'] : []));
      const { document } = drawn(graph, { scene: { areas } });
      const found = [...document.querySelectorAll('text')].filter(({ textContent }) => textContent === 'payments');
      expect(found).toHaveLength(1);
      return found[0] as Element;
    };
    const above = title(true);
    expect(above.getAttribute('paint-order')).toBe('stroke');
    expect(above.previousElementSibling?.getAttribute('data-part')).toBe('lines');
    expect(title(false).closest('[data-part="areas"]')).not.toBeNull();
  });

  const graphs = { shop: shop(true), plain: shop(false), states: states(), tiles: tiles(300, 12) };

  it.each(Object.entries(graphs))('draws every card, line and area of %s once', (_, graph) => {
    const { cards, lines, areas } = drawn(graph);
    expect(ids(cards)).toEqual(graph.nodes.map(({ id }) => id).toSorted());
    const shown = graph.level === 'namespace' ? [] : graph.edges;
    expect(ids(lines)).toEqual(shown.map(({ id }) => id).toSorted());
    expect(ids(areas)).toEqual(graph.level === 'namespace' ? [] : graph.groups.map(({ id }) => id).toSorted());
  });

  it('says on each card what the screen says, with the whole of it as its title', () => {
    const { cards } = drawn(graphs.shop);
    const fraud = cards.find((card) => card.getAttribute('data-id') === 'service/payments/fraud');
    expect([...(fraud?.querySelectorAll('text') ?? [])].map((text) => text.textContent)).toEqual([
      'fraud',
      'gate not set',
    ]);
    expect(fraud?.querySelector('title')?.textContent).toBe('fraud, payments, broken');
  });

  it('keeps every drawing that cards share once, and leads each use to one', () => {
    const { document, cards } = drawn(graphs.shop);
    const sprites = [...document.querySelectorAll('defs > g')].map(({ id }) => `#${id}`);
    const uses = [...document.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(uses).toHaveLength(cards.length);
    expect(new Set(uses)).toEqual(new Set(sprites));
    expect(sprites.length).toBeLessThan(cards.length);
  });

  it('leaves out what lies beyond the frame, and clips what stands over its edge', () => {
    const whole = drawn(graphs.shop);
    const payments: Rect | undefined = whole.placement.areas['namespace/payments']?.rects[0];
    const { cards, areas, document } = drawn(graphs.shop, { frame: { rect: payments ?? whole.rect } });
    expect(ids(areas)).toContain('namespace/payments');
    expect(ids(cards).length).toBeLessThan(whole.cards.length);
    expect(ids(cards).filter((id) => id.includes('/payments/'))).toHaveLength(
      graphs.shop.nodes.filter(({ namespace }) => namespace === 'payments').length,
    );
    expect(document.querySelector('[data-part="cards"]')?.closest('[clip-path]')).not.toBeNull();
  });

  it('carries caption and legend, with nothing in the legend that the picture does not have', () => {
    const caption = { title: 'kind-dev', lines: ['revision 7', `Filters: ${'namespace shop '.repeat(30)}`] };
    const { document } = drawn(graphs.plain, { frame: { caption } });
    const texts = (part: string): string[] =>
      [...document.querySelectorAll(`[data-part="${part}"] text`)].map((text) => text.textContent ?? '');
    expect(texts('caption').join(' ').replaceAll(/\s+/g, ' ')).toBe(
      [caption.title, ...caption.lines].join(' ').replaceAll(/\s+/g, ' ').trim(),
    );
    expect(texts('caption').length).toBeGreaterThan(3);
    expect(texts('legend')).toContain(TEXTS.legend.declared);
    expect(texts('legend')).not.toContain(TEXTS.legend.grpc);
    const bottom = Math.max(...[...document.querySelectorAll('text')].map((text) => Number(text.getAttribute('y'))));
    expect(bottom).toBeLessThan(Number(document.documentElement.getAttribute('height')));
  });

  it('steps back what the screen steps back, on paper of its own', () => {
    const { cards } = drawn(graphs.shop, { scene: { share: (id) => (id.includes('/batch/') ? 0.3 : 1) } });
    const faint = cards.filter((card) => card.querySelector('g[opacity="0.3"]') !== null);
    expect(ids(faint)).toEqual(ids(cards).filter((id) => id.includes('/batch/')));
    expect(faint.every((card) => card.querySelector(':scope > path') !== null)).toBe(true);
  });

  it('outlines the selected card', () => {
    const { document } = drawn(graphs.shop, { scene: { selectedId: 'service/shop/cart' } });
    expect(document.querySelectorAll(`path[stroke="${TOKENS.light.select}"]`)).toHaveLength(1);
  });

  it('shows the calls of a tile when it is selected, as the screen does', () => {
    const [a = '', b = '', c = ''] = graphs.tiles.nodes.map(({ id }) => id);
    const edges = [anEdge('calls', a, b, { rate: 5 }), anEdge('calls', b, c, { rate: 5 })];
    const { lines } = drawn({ ...graphs.tiles, edges }, { scene: { selectedId: a } });
    expect(ids(lines)).toEqual([edges[0]?.id]);
  });

  it('tells the figures of the lines of the selected card, and of a selected line, which glows', () => {
    const selectedId = 'service/shop/frontend';
    const figures = (elements: readonly Element[]): (string | null)[] =>
      elements.flatMap((line) => [...line.querySelectorAll('text')].map((text) => text.textContent));
    const quiet = drawn(graphs.shop);
    const told = drawn(graphs.shop, { scene: { selectedId } });
    expect(figures(told.lines).length).toBeGreaterThan(figures(quiet.lines).length);
    const line = graphs.shop.edges.find(({ source, basis }) => source === selectedId && basis === 'measured')?.id ?? '';
    const { lines } = drawn(graphs.shop, { scene: { selectedLineId: line } });
    const glowing = lines.filter((each) => each.querySelector(`[stroke="${TOKENS.light.select}"]`) !== null);
    expect(ids(glowing)).toEqual([line]);
    expect(figures(glowing)).toHaveLength(1);
  });

  it('draws the pods below the selected card, pins and picked cards', () => {
    const selectedId = 'service/shop/wishlist';
    const traffics: PodTraffic[] = ['none', 'not-listed', 'fallback', ...Array<PodTraffic>(20).fill('receives')];
    const pods = traffics.map((traffic, index) => ({ id: `pod/shop/cart-${index}`, text: `x<${index}`, traffic }));
    const { document, placement } = drawn(graphs.shop, {
      scene: {
        selectedId,
        pods,
        picked: new Set(['service/shop/catalog']),
        pins: { 'service/payments/fraud': { x: 0, y: 0 }, 'service/gone/away': { x: 0, y: 0 } },
      },
    });
    const chips = [...document.querySelectorAll('[data-part="pods"] > g')];
    expect(chips.map((chip) => chip.textContent)).toEqual(pods.slice(0, 8).map(({ text }) => text));
    expect(new Set(chips.slice(0, 4).map((chip) => chip.innerHTML.replaceAll(/[\d.]+|x</g, ''))).size).toBe(4);
    expect(document.querySelector('[data-part="pods"]')?.textContent).toContain(TEXTS.more(15));
    const card = placement.nodes[selectedId];
    expect(Number(chips[0]?.querySelector('rect')?.getAttribute('y'))).toBeGreaterThan((card?.y ?? 0) + 42);
    expect(ids([...document.querySelectorAll('[data-part="pins"] > g')])).toEqual(['service/payments/fraud']);
    expect(document.querySelectorAll(`path[fill="none"][stroke="${TOKENS.light.select}"]`)).toHaveLength(2);
  });

  it('makes room for figures and pods that stand over the edge of the areas', () => {
    const inside = (element: Element, { x, y, width, height }: Rect): boolean => {
      const [left, top, wide, high] = ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name)));
      const [right, bottom] = [(left ?? 0) + (wide ?? 0), (top ?? 0) + (high ?? 0)];
      return (left ?? 0) >= x && (top ?? 0) >= y && right <= x + width && bottom <= y + height;
    };
    const pods: PodChip[] = Array.from({ length: 9 }, (_, index) => ({
      id: `${index}`,
      text: 'x',
      traffic: 'receives',
    }));
    for (const selectedId of graphs.shop.nodes.map(({ id }) => id)) {
      const { rect, document } = drawn(graphs.shop, { scene: { selectedId, pods } });
      const boxes = document.querySelectorAll('[data-part="lines"] rect, [data-part="pods"] rect');
      expect([...boxes].filter((box) => !inside(box, rect))).toEqual([]);
    }
  });

  it('keeps hostile names text', () => {
    const name = `</text><script>alert(1)</script><image href="x" onerror='y'/>&amp;\u0000\u0008\uD800 "]]>`;
    const node: GraphNode = aNode(name, name, { second: name, pods: [1, 2], verdict: 'broken' });
    const other = aNode(name, 'other');
    const edge: GraphEdge = anEdge('calls', node.id, other.id, { rate: 1, errors: 0.5 });
    const graph: MapGraph = {
      revision: 1,
      level: 'service',
      nodes: [node, other],
      edges: [edge],
      groups: groupsOf([node, other]),
    };
    const caption = { title: name, lines: [name] };
    const fontUrl = `data:font/woff2;base64,"</style><script>`;
    const { document, text, cards } = drawn(graph, { frame: { caption, fontUrl } });
    expect(document.querySelectorAll('script, image, foreignObject, a')).toHaveLength(0);
    expect(
      [...document.querySelectorAll('*')]
        .flatMap((element) => element.getAttributeNames())
        .filter((attribute) => attribute.startsWith('on')),
    ).toEqual([]);
    expect(cards[0]?.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
    // eslint-disable-next-line no-control-regex -- what XML forbids
    expect(text).not.toMatch(/[\u0000-\u0008]/);
  });
});
