/** `3:05`, of seconds. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A run that is published, as far as it tells how long another will take. */
export interface EarlierRun {
  readonly seconds: number;
  readonly options: Readonly<Record<string, unknown>>;
}

/** How long the published run of the same suite took; `undefined` if it had other options. */
export function expectedSeconds(
  options: Readonly<Record<string, unknown>>,
  earlier: EarlierRun | undefined,
): number | undefined {
  if (earlier === undefined) return undefined;
  const names = new Set([...Object.keys(options), ...Object.keys(earlier.options)]);
  for (const name of names) if (textOf(options[name]) !== textOf(earlier.options[name])) return undefined;
  return earlier.seconds;
}

/** A line of progress with the time that has passed, and about how much is left if that is known. */
export function progressLine(line: string, passedSeconds: number, expected: number | undefined): string {
  const left = expected === undefined ? '' : `, about ${clockText(expected - passedSeconds)} left`;
  return `[${clockText(passedSeconds)}${left}] ${line}`;
}

/** An option that says nothing is as good as none. */
function textOf(value: unknown): string {
  return value === undefined || value === false ? '' : JSON.stringify(value);
}
