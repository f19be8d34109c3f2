export type Theme = 'light' | 'dark';

/** Colours of the map. Every name is a custom property `--fairlead-map-NAME` on the page, too. */
export interface Tokens {
  readonly canvas: string;
  readonly area: string;
  readonly 'area-line': string;
  readonly node: string;
  readonly 'node-line': string;
  readonly text: string;
  readonly subtle: string;
  readonly ready: string;
  readonly broken: string;
  readonly 'broken-fill': string;
  readonly 'broken-text': string;
  readonly degraded: string;
  readonly 'degraded-fill': string;
  readonly 'degraded-text': string;
  readonly 'degraded-mark': string;
  readonly 'degraded-mark-line': string;
  readonly unknown: string;
  readonly edge: string;
  readonly draining: string;
  readonly select: string;
}

/** PatternFly 6 palette; contrasts are checked in tokens.test.ts. */
export const TOKENS: Readonly<Record<Theme, Tokens>> = {
  light: {
    canvas: '#f2f2f2',
    area: '#ffffff',
    'area-line': '#d2d2d2',
    node: '#ffffff',
    'node-line': '#8c8c8c',
    text: '#151515',
    subtle: '#4d4d4d',
    ready: '#147878',
    broken: '#b1380b',
    'broken-fill': '#ffe3d9',
    'broken-text': '#731f00',
    degraded: '#96640f',
    'degraded-fill': '#fff4cc',
    'degraded-text': '#54330b',
    'degraded-mark': '#ffcc17',
    'degraded-mark-line': '#54330b',
    unknown: '#707070',
    edge: '#707070',
    draining: '#5e40be',
    select: '#0066cc',
  },
  dark: {
    canvas: '#151515',
    area: '#1f1f1f',
    'area-line': '#3c3c3c',
    node: '#292929',
    'node-line': '#8c8c8c',
    text: '#ffffff',
    subtle: '#c7c7c7',
    ready: '#63bdbd',
    broken: '#f4784a',
    'broken-fill': '#4c1405',
    'broken-text': '#fbbea8',
    degraded: '#dca614',
    'degraded-fill': '#33240a',
    'degraded-text': '#ffe072',
    'degraded-mark': '#ffcc17',
    'degraded-mark-line': '#33240a',
    unknown: '#a3a3a3',
    edge: '#a3a3a3',
    draining: '#b6a6e9',
    select: '#92c5f9',
  },
};

const NAMES = Object.keys(TOKENS.light) as (keyof Tokens)[];

/** Reads the custom properties that an element inherits; what the page does not set comes from the table. */
export function readTokens(element: Element, theme: Theme): Tokens {
  const style = getComputedStyle(element);
  const tokens: Record<string, string> = {};
  for (const name of NAMES) {
    const value = style.getPropertyValue(`--fairlead-map-${name}`).trim();
    tokens[name] = value === '' ? TOKENS[theme][name] : value;
  }
  return tokens as unknown as Tokens;
}

/** The colours a user forces on every page: fills off, outlines and marks in the text colour. */
export function forcedTokens(): Tokens {
  const [paper, ink] = ['Canvas', 'CanvasText'];
  const fills = new Set<keyof Tokens>(['canvas', 'area', 'node', 'broken-fill', 'degraded-fill', 'degraded-mark']);
  const tokens = Object.fromEntries(NAMES.map((name) => [name, systemColour(fills.has(name) ? paper : ink)]));
  return { ...(tokens as unknown as Tokens), select: systemColour('Highlight') };
}

/** Cytoscape and sprites know no system colours: ask the browser what they are now. */
function systemColour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = name;
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour === '' ? name : colour;
}
