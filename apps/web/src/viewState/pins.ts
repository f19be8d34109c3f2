/** Middles of cards by id, in whole world pixels. */
export type Pins = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** `ID@X,Y`, as the address spells a card that was put somewhere by hand. */
export function formatPin(id: string, { x, y }: Pins[string]): string {
  return `${id}@${Math.round(x)},${Math.round(y)}`;
}

/** `undefined` for what is no pin. */
export function parsePin(value: string): { readonly id: string; readonly at: Pins[string] } | undefined {
  const [, id, x, y] = /^([^@]+)@(-?\d{1,6}),(-?\d{1,6})$/.exec(value) ?? [];
  return id === undefined ? undefined : { id, at: { x: Number(x), y: Number(y) } };
}
