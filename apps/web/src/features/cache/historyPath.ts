/**
 * The path of a step chart whose last step ends at the right edge. `stepShare` is the share of the width that one step takes;
 * the highest value reaches the top. Empty for no values.
 */
export function historyPath(
  values: readonly number[],
  stepShare: number,
  size: { readonly width: number; readonly height: number },
): string {
  const most = Math.max(...values, Number.MIN_VALUE);
  const stepPx = stepShare * size.width;
  const round = (value: number): number => Math.round(value * 10) / 10;
  const first = size.width - values.length * stepPx;
  return values
    .map((value, index) => {
      const x = round(first + index * stepPx);
      const y = round(size.height - (value / most) * (size.height - 2) + 1);
      return `${index === 0 ? 'M' : 'L'}${x} ${y}H${round(first + (index + 1) * stepPx)}`;
    })
    .join('');
}
