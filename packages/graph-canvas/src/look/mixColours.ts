/**
 * `ink` laid over `paper` with a share of 0 to 1, as an opaque colour; both as `#rrggbb`, `#rgb` (style sheets are minified) or
 * `rgb(r, g, b)`.
 */
export function mixColours(ink: string, paper: string, share: number): string {
  if (share >= 1) return ink;
  const [from, to] = [channels(ink), channels(paper)];
  if (from === undefined || to === undefined) return ink;
  const mixed = from.map((value, index) => Math.round(value * share + (to[index] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] | undefined {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (hex !== null) return hex.slice(1).map((part) => Number.parseInt(part, 16));
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short !== null) return short.slice(1).map((part) => Number.parseInt(part + part, 16));
  const decimal = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(colour);
  return decimal?.slice(1, 4).map(Number);
}
