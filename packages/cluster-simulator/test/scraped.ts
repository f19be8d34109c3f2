/** What an exposition says, by `name{labels}` as it is written. Throws for what a scraper would not take. */
export function readExposition(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Set<string>();
  let family = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line.startsWith('# TYPE ')) {
      family = line.split(' ')[2] ?? '';
      if (types.has(family)) throw new Error(`family ${family} comes twice`);
      types.add(family);
      continue;
    }
    const [, name = '', key = '', value = ''] = /^(([a-z_:][a-z0-9_:]*)\{.*\}) (\S+)$/.exec(line) ?? [];
    if (name === '' || !key.startsWith(family)) throw new Error(`not a sample of ${family}: ${line}`);
    if (samples.has(name)) throw new Error(`sample comes twice: ${name}`);
    if (Number.isNaN(Number(value))) throw new Error(`not a number: ${line}`);
    samples.set(name, Number(value));
  }
  return samples;
}

export function labelOf(sample: string, label: string): string | undefined {
  return new RegExp(`[{,]${label}="([^"]*)"`).exec(sample)?.[1];
}

/** The sum of the samples of a metric whose labels are these. */
export function sumOf(
  samples: ReadonlyMap<string, number>,
  metric: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  let sum = 0;
  for (const [sample, value] of samples) {
    if (!sample.startsWith(`${metric}{`)) continue;
    if (Object.entries(labels).every(([label, wanted]) => labelOf(sample, label) === wanted)) sum += value;
  }
  return sum;
}
