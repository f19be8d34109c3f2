import type { Core } from 'cytoscape';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawSprites } from './sprites.ts';

interface Image {
  readonly complete: boolean;
}

/** Writes down what is drawn, and how strong. */
function aContext(globalAlpha: number): { readonly context: CanvasRenderingContext2D; readonly drawn: string[] } {
  const drawn: string[] = [];
  const context = {
    globalAlpha,
    save: () => {},
    restore: () => {},
    translate: () => {},
    scale: () => {},
    setTransform: () => {},
    setLineDash: () => {},
    getTransform: () => ({ a: 1, b: 0, c: 0, d: 1, e: 5.5, f: 7 }),
    fill: ({ path }: { readonly path: string }) => drawn.push(`${path} ${context.globalAlpha}`),
    stroke: ({ path }: { readonly path: string }) => drawn.push(`${path} ${context.globalAlpha}`),
    drawImage: (_image: unknown, x: number, y: number) => drawn.push(`layer ${x} ${y} ${context.globalAlpha}`),
  };
  return { context: context as unknown as CanvasRenderingContext2D, drawn };
}

describe('drawSprites', () => {
  const picture = {
    width: 10,
    height: 10,
    shapes: [
      { path: 'box', fill: '#111111' },
      { path: 'line', stroke: '#222222' },
    ],
  };
  const renderer = {
    getCachedImage: (_key: string): Image => ({ complete: false }),
    safeDrawImage: (..._drawing: unknown[]): void => {},
  };
  const layer = aContext(1);

  beforeEach(() => {
    layer.drawn.length = 0;
    vi.stubGlobal(
      'Path2D',
      class {
        readonly path: string;
        constructor(path: string) {
          this.path = path;
        }
      },
    );
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext(): unknown {
          return Object.assign(layer.context, { canvas: this });
        }
      },
    );
    drawSprites({ renderer: () => renderer } as unknown as Core, (key) => (key === 'sprite:0' ? picture : undefined));
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const draw = (context: CanvasRenderingContext2D): void => {
    renderer.safeDrawImage(context, renderer.getCachedImage('sprite:0'), 0, 0, 10, 10, 0, 0, 10, 10);
  };

  it('draws the shapes of the key that a style names', () => {
    const { context, drawn } = aContext(1);
    draw(context);
    expect(drawn).toEqual(['box 1', 'line 1']);
  });

  it('lets nothing show through a picture that steps back: its shapes fade as one', () => {
    const { context, drawn } = aContext(0.4);
    draw(context);
    expect(layer.drawn).toEqual(['box 1', 'line 1']);
    expect(drawn).toEqual(['layer 5 7 0.4']);
  });

  it('has nothing to draw for a key that was dropped', () => {
    expect(renderer.getCachedImage('sprite:1').complete).toBe(false);
  });
});
