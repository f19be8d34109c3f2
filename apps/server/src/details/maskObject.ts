type Json = Readonly<Record<string, unknown>>;

/** What stands where a value was. */
export const MASK = '***';

/** The whole object once more, environment values included, written down by `kubectl apply`. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Shorter values stand in an annotation by chance. */
const REPEATED_FROM = 4;

export interface MaskedObject {
  readonly object: Json;
  /** How many values were masked. */
  readonly masked: number;
}

/**
 * A pod, or another object, as a person may see it: every environment value is masked, also where an annotation repeats it; managed fields and the last
 * applied configuration are left out. References to Secrets and ConfigMaps stay: they name a key and hold no value.
 */
export function maskObject(raw: unknown): MaskedObject {
  const object = asObject(raw);
  const spec = asObject(object['spec']);
  const values: string[] = [];
  const maskedSpec: Record<string, unknown> = { ...spec };
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    if (Array.isArray(spec[list])) maskedSpec[list] = spec[list].map((container) => maskContainer(container, values));
  }
  const { managedFields: _, ...metadata } = asObject(object['metadata']);
  const annotations = maskAnnotations(asObject(metadata['annotations']), values);
  return {
    object: {
      ...object,
      metadata: { ...metadata, ...('annotations' in metadata && { annotations: annotations.kept }) },
      ...('spec' in object && { spec: maskedSpec }),
    },
    masked: values.length + annotations.masked,
  };
}

function maskContainer(raw: unknown, values: string[]): unknown {
  const container = asObject(raw);
  if (!Array.isArray(container['env'])) return raw;
  const env = container['env'].map((entry: unknown) => {
    const variable = asObject(entry);
    if (!('value' in variable)) return entry;
    values.push(String(variable['value']));
    return { ...variable, value: MASK };
  });
  return { ...container, env };
}

function maskAnnotations(
  annotations: Json,
  values: readonly string[],
): { readonly kept: Json; readonly masked: number } {
  const secrets = [...new Set(values)].filter(({ length }) => length >= REPEATED_FROM);
  const kept: Record<string, unknown> = {};
  let masked = 0;
  for (const [name, value] of Object.entries(annotations)) {
    if (name === LAST_APPLIED) continue;
    const repeats = typeof value === 'string' && secrets.some((secret) => repeatsValue(value, secret));
    if (repeats) masked++;
    kept[name] = repeats ? MASK : value;
  }
  return { kept, masked };
}

/** As it is, or as JSON writes it. */
function repeatsValue(text: string, value: string): boolean {
  return text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1));
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
