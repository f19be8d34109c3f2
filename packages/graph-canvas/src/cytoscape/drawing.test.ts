import cytoscape, { type Core } from 'cytoscape';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Drawing, type ElementRenderer } from './drawing.ts';
import type { DrawnElement } from './footprint.ts';

let cy: Core;
afterEach(() => cy.destroy());

/** A renderer that does what Cytoscape's does around its drawing, and writes down what reaches the canvas. */
function aDrawing() {
  cy = cytoscape({ headless: true, styleEnabled: true });
  const add = (id: string, x: number): void => {
    cy.add({ group: 'nodes', data: { id }, position: { x, y: 50 } });
  };
  for (const [id, x] of [
    ['a', 50],
    ['b', 400],
    ['c', 700],
  ] as const) {
    add(id, x);
  }
  const drawn: string[] = [];
  const clips: number[] = [];
  /** What was drawn on each cell of 16 px since it was cleared, and to which of them drawing is held at the moment. */
  const canvas = new Map<string, string[]>();
  let clip: Set<string> | null = null;
  const keysOf = (x: number, y: number, width: number, height: number): string[] => {
    const keys: string[] = [];
    for (let row = Math.floor(y / 16); row * 16 < y + height; row += 1) {
      for (let column = Math.floor(x / 16); column * 16 < x + width; column += 1) keys.push(`${row} ${column}`);
    }
    return keys;
  };
  let tell: (willDraw: boolean, elements: Iterable<DrawnElement>) => void = () => undefined;
  let changed: string[] = [];
  const context = {
    save: () => undefined,
    restore: () => {
      clip = null;
    },
    setTransform: () => undefined,
    beginPath: () => {
      clip = new Set();
    },
    clip: () => undefined,
    rect: (x: number, y: number, width: number, height: number) => {
      clips.push(x);
      for (const key of keysOf(x, y, width, height)) clip?.add(key);
    },
  } as unknown as CanvasRenderingContext2D;
  const elements = (): DrawnElement[] => cy.elements().map((element) => element as unknown as DrawnElement);
  const renderer = {
    requestedFrame: true,
    canvasWidth: 1000,
    canvasHeight: 800,
    NODE: 0,
    data: { contexts: [context] },
    textureDrawLastFrame: false,
    getPixelRatio: () => 1,
    onUpdateEleCalcs: (run: typeof tell) => {
      tell = run;
    },
    flushRenderedStyleQueue: () => {
      tell(
        true,
        changed.map((id) => cy.getElementById(id) as unknown as DrawnElement),
      );
      changed = [];
    },
    drawElement: (_: unknown, element: DrawnElement) => {
      drawn.push(element.id());
      const { x1, y1, x2, y2 } = element.boundingBox();
      for (const key of keysOf(x1, y1, x2 - x1, y2 - y1)) {
        if (clip?.has(key) === false) continue;
        canvas.set(key, [...(canvas.get(key) ?? []), element.id()]);
      }
    },
    drawLayeredElements: () => {
      drawn.push('from pictures');
    },
    notify: () => {
      renderer.redraw();
    },
    redraw: () => {
      renderer.requestedFrame = true;
    },
    render: () => {
      for (const key of clip ?? [...canvas.keys()]) canvas.delete(key);
      renderer.drawLayeredElements(context, elements(), 1, { x1: -1e4, y1: -1e4, x2: 1e4, y2: 1e4 });
    },
  } as ElementRenderer & { textureDrawLastFrame: boolean };
  const drawing = new Drawing(cy, renderer);
  /** Draws, and returns what was drawn. */
  const next = (): { readonly drawn: string[]; readonly clips: number } => {
    drawing.now();
    return { drawn: drawn.splice(0), clips: clips.splice(0).length };
  };
  const change = (id: string): void => {
    changed.push(id);
    renderer.notify('style', undefined);
  };
  /** What the canvas shows, cell by cell within it. */
  const cells = (): readonly string[] =>
    keysOf(0, 0, 1000, 800).map((key) => `${key}: ${canvas.get(key)?.join(' ') ?? ''}`);
  return { drawing, renderer, next, change, add, cells };
}

const ALL = { drawn: ['a', 'b', 'c'], clips: 0 };

describe('Drawing', () => {
  it('draws everything at first, then only what changed, within its place', () => {
    const { next, change } = aDrawing();
    expect(next()).toEqual(ALL);
    change('b');
    expect(next()).toEqual({ drawn: ['b'], clips: 1 });
  });

  it('clears where an element stood, and draws what is left there', () => {
    const { next, change, renderer } = aDrawing();
    next();
    cy.getElementById('b').position({ x: 705, y: 50 });
    change('b');
    expect(next().drawn).toEqual(['b', 'c']);
    cy.getElementById('b').remove();
    renderer.notify('remove', undefined);
    expect(next()).toEqual({ drawn: ['c'], clips: 1 });
  });

  it('draws nothing where an element that Cytoscape works out again looks as it did', () => {
    const { next, change } = aDrawing();
    const inner = (cy.getElementById('b') as unknown as DrawnElement)[0]?._private;
    Object.assign(inner ?? {}, { styleKey: 1 });
    next();
    change('b');
    expect(next().drawn).toEqual([]);
    Object.assign(inner ?? {}, { styleKey: 2 });
    change('b');
    expect(next().drawn).toEqual(['b']);
    cy.getElementById('b').position({ x: 420, y: 50 });
    change('b');
    expect(next().drawn).toEqual(['b']);
  });

  it('asks elements for their places without telling anybody that these are others', () => {
    const { next, change } = aDrawing();
    let told = 0;
    cy.on('bounds', () => (told += 1));
    next();
    expect(told).toBe(0);
    cy.getElementById('b').position({ x: 420, y: 50 });
    told = 0;
    change('b');
    next();
    expect(told).toBe(0);
    cy.getElementById('b').style({ width: 90 });
    cy.getElementById('b').boundingBox();
    expect(told).toBeGreaterThan(0);
  });

  it('draws what was added', () => {
    const { next, renderer, add } = aDrawing();
    next();
    add('d', 550);
    renderer.notify('add', undefined);
    expect(next()).toEqual({ drawn: ['d'], clips: 1 });
  });

  it('draws lines without their figures while something else writes these', () => {
    const { drawing, next, renderer } = aDrawing();
    const withTexts: string[] = [];
    Object.assign(renderer, {
      drawElement: (_: unknown, element: DrawnElement, _origin: null, hasTexts: boolean) => {
        if (hasTexts) withTexts.push(element.id());
      },
    });
    cy.add({ group: 'edges', data: { id: 'line', source: 'a', target: 'c' } });
    drawing.writesFigures = false;
    renderer.redraw();
    next();
    expect(withTexts.splice(0)).toEqual(ALL.drawn);
    drawing.writesFigures = true;
    renderer.redraw();
    next();
    expect(withTexts).toContain('line');
  });

  it('draws nothing where nothing is asked for', () => {
    const { next } = aDrawing();
    next();
    expect(next()).toEqual({ drawn: [], clips: 0 });
  });

  it.each([
    ['another viewport', () => void cy.pan({ x: 10, y: 0 })],
    ['another size', (renderer: ElementRenderer) => void Object.assign(renderer, { canvasWidth: 1200 })],
    [
      'somebody who asks for a picture',
      (renderer: ElementRenderer) => {
        renderer.redraw();
      },
    ],
  ])('draws everything for %s, even if little changed', (_, act) => {
    const { next, change, renderer } = aDrawing();
    next();
    act(renderer);
    change('b');
    expect(next()).toEqual(ALL);
    change('b');
    expect(next().drawn).toEqual(['b']);
  });

  it('draws everything after the picture was moved as one', () => {
    const { next, change, renderer } = aDrawing();
    next();
    renderer.textureDrawLastFrame = true;
    change('b');
    next();
    renderer.textureDrawLastFrame = false;
    change('b');
    expect(next()).toEqual(ALL);
  });

  it('draws everything for a copy, which changes nothing on the canvas', () => {
    const { next, change, renderer, drawing } = aDrawing();
    next();
    change('b');
    renderer.render({ forcedContext: {} });
    expect(next().drawn).toEqual(['a', 'b', 'c', 'b']);
    drawing.now();
  });

  it('draws everything where most of the canvas changes', () => {
    const { next, change } = aDrawing();
    next();
    cy.getElementById('b').position({ x: 500, y: 400 }).style({ width: 900, height: 700 });
    change('b');
    expect(next().clips).toBe(0);
  });

  it('draws many elements from pictures only while the map is on its way somewhere, and afresh once it rests', () => {
    const { next, change, add } = aDrawing();
    for (let index = 0; index < 300; index += 1) add(`more-${index}`, index);
    expect(next().drawn.length).toBe(303);
    let isOnItsWay = true;
    Object.assign(cy, { animated: () => isOnItsWay });
    change('b');
    expect(next().drawn).toEqual(['from pictures']);
    isOnItsWay = false;
    change('b');
    expect(next().drawn.length).toBe(303);
    change('b');
    expect(next().drawn).toContain('b');
  });

  it('draws only what changed while a card is dragged, whoever asks for it, and everything once it is let go', () => {
    const { next, change, renderer } = aDrawing();
    next();
    Object.assign(renderer, { hoverData: { draggingEles: true } });
    change('b');
    renderer.redraw();
    expect(next()).toEqual({ drawn: ['b'], clips: 1 });
    Object.assign(renderer, { hoverData: { draggingEles: false } });
    renderer.redraw();
    expect(next()).toEqual(ALL);
  });

  it('leaves on the canvas what drawing everything would, whatever came, went and moved', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      x: fc.integer({ min: -60, max: 900 }),
      isThere: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (pictures) => {
        const { next, change, renderer, cells } = aDrawing();
        next();
        for (const picture of pictures) {
          for (const { id, x, isThere } of picture) {
            const element = cy.getElementById(id);
            if (!isThere) element.remove();
            else if (element.empty()) cy.add({ group: 'nodes', data: { id }, position: { x, y: 50 } });
            else element.position({ x, y: 50 });
            change(id);
          }
          next();
        }
        const kept = cells();
        renderer.redraw();
        next();
        expect(kept).toEqual(cells());
        cy.destroy();
      }),
    );
  });
});
