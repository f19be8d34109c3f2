// Scale of each suffix; source: the Quantity type of k8s.io/apimachinery.
const SCALES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/;

/** Text of a quantity: manifests may write a bare number where the API server writes a string. */
export function quantityText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Thousandths of a quantity ("1930m" is 1930, "2" is 2000), rounded up as Kubernetes does; `undefined` if it is none. */
export function milliValue(value: unknown): number | undefined {
  const match = QUANTITY.exec(quantityText(value) ?? '');
  const scale = SCALES[match?.[2] ?? ''];
  if (match === null || scale === undefined) return undefined;
  const thousandths = Number(match[1]) * (scale * 1000);
  // Takes off what binary fractions add (0.07 * 1000 is 70.00000000000001), far below a millionth of a core.
  return Math.ceil(Number(thousandths.toPrecision(15)));
}
