import { round } from '../look/shapes.ts';

/** SVG text that is safe to write as it is: made by `element` and `textOf`, or by our own drawings. */
export type Markup = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; values are escaped, those that are undefined left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** What a document of XML 1.0 may not hold, not even escaped: control characters, halves of surrogate pairs, two of the end. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text, between tags and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

export interface TextLook {
  readonly sizePx: number;
  readonly weight: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Colour of a rim that lines behind the text stop at. */
  readonly rim?: string | undefined;
}

/** One line of text with its middle at the height `y`. Baselines are worked out: few programs know `dominant-baseline`. */
export function textAt(text: string, x: number, y: number, look: TextLook): Markup {
  return element(
    'text',
    {
      x,
      y: y + look.sizePx * 0.36,
      'font-size': look.sizePx,
      'font-weight': look.weight,
      fill: look.fill,
      'text-anchor': look.anchor === undefined || look.anchor === 'start' ? undefined : look.anchor,
      ...(look.rim === undefined
        ? {}
        : { stroke: look.rim, 'stroke-width': 6, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
      'xml:space': 'preserve',
    },
    escapeXml(text),
  );
}
