import {
  POD_REASONS,
  ROUTER_REASONS,
  SERVICE_REASONS,
  STATE_REASONS,
  SUMMARY_REASONS,
  VERDICTS,
} from '@fairlead/model';

/** How a value is compared: `whole` with all of what is there, `part` with any part of it. A `*` stands for anything in both. */
type Comparison = 'whole' | 'part';

/** Fields whose names are no keys of labels, as far as anybody has seen: `verdict=broken` is a slip. */
const NEVER_LABELS: readonly TextField[] = ['ns', 'verdict', 'reason', 'kind', 'edge'];
/** Fields of names that cannot hold a comma. */
const WITHOUT_COMMA: readonly TextField[] = ['name', 'ns', 'verdict', 'reason', 'node', 'type', 'kind', 'edge'];

export const isNeverLabel = (field: TextField): boolean => NEVER_LABELS.includes(field);
export const isWithoutComma = (field: TextField): boolean => WITHOUT_COMMA.includes(field);

interface TextFieldInfo {
  readonly compared: Comparison;
  /** Values known without a cluster, for completion; `undefined` where the cluster knows them. */
  readonly values?: readonly string[];
  /** There are no values but those: another one is a mistake, and never good news. */
  readonly closed?: true;
}

/** Fields that hold texts: `field:value`. */
export const TEXT_FIELDS = {
  name: { compared: 'whole' },
  ns: { compared: 'whole' },
  verdict: { compared: 'whole', values: VERDICTS, closed: true },
  reason: {
    compared: 'whole',
    values: [...SERVICE_REASONS, ...POD_REASONS, ...SUMMARY_REASONS, ...ROUTER_REASONS, ...STATE_REASONS],
  },
  /** `key=value`, or a key alone. */
  label: { compared: 'whole' },
  workload: { compared: 'whole' },
  pod: { compared: 'part' },
  image: { compared: 'part' },
  ip: { compared: 'whole' },
  node: { compared: 'whole' },
  zone: { compared: 'whole' },
  type: {
    compared: 'whole',
    values: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'Headless'],
    closed: true,
  },
  port: { compared: 'whole' },
  host: { compared: 'part' },
  kind: { compared: 'whole', values: ['service', 'workload', 'ingress', 'route', 'gateway', 'external', 'caller'] },
  /** Of connections, never of cards. */
  edge: {
    compared: 'whole',
    values: ['declared', 'derived', 'measured', 'idle', 'calls', 'routes', 'selects', 'names'],
    closed: true,
  },
} as const satisfies Readonly<Record<string, TextFieldInfo>>;

export type Unit = 'count' | 'percent' | 'per-second' | 'milliseconds';

/** Fields that hold numbers: `field>3`, `field<other`. */
export const NUMBER_FIELDS = {
  ready: 'count',
  total: 'count',
  receiving: 'count',
  listed: 'count',
  serving: 'count',
  terminating: 'count',
  finished: 'count',
  restarts: 'count',
  callers: 'count',
  rate: 'per-second',
  errors: 'percent',
  latency: 'milliseconds',
} as const satisfies Readonly<Record<string, Unit>>;

export type TextField = keyof typeof TEXT_FIELDS;
export type NumberField = keyof typeof NUMBER_FIELDS;

/** Other names under which a field is found; printed under its own. */
const ALIASES: Readonly<Record<string, TextField | NumberField>> = {
  namespace: 'ns',
  labels: 'label',
  service: 'name',
  p95: 'latency',
  error: 'errors',
};

const textNames = Object.keys(TEXT_FIELDS) as TextField[];
const numberNames = Object.keys(NUMBER_FIELDS) as NumberField[];

/** All fields by the names that completion offers. */
export const FIELD_NAMES: readonly (TextField | NumberField)[] = [...textNames, ...numberNames];

const resolved = (name: string): string => ALIASES[name.toLowerCase()] ?? name.toLowerCase();

export function textFieldOf(name: string): TextField | undefined {
  const wanted = resolved(name);
  return textNames.find((known) => known === wanted);
}

export function numberFieldOf(name: string): NumberField | undefined {
  const wanted = resolved(name);
  return numberNames.find((known) => known === wanted);
}

/** What values of a field are known without a cluster. */
export function knownValues(field: TextField): readonly string[] {
  const info: TextFieldInfo = TEXT_FIELDS[field];
  return info.values ?? [];
}

/** All values that a field can have; `undefined` where only the cluster knows. */
export function closedValues(field: TextField): readonly string[] | undefined {
  const info: TextFieldInfo = TEXT_FIELDS[field];
  return info.closed === true ? info.values : undefined;
}

/** The field that somebody most probably meant. */
export function nearestField(name: string): TextField | NumberField | undefined {
  return nearestOf(FIELD_NAMES, name);
}

/** The known text that somebody most probably meant: at most two letters differ. */
export function nearestOf<T extends string>(known: readonly T[], text: string): T | undefined {
  const typed = text.toLowerCase();
  let best: { readonly each: T; readonly distance: number } | undefined;
  for (const each of known) {
    const distance = editDistance(typed, each.toLowerCase());
    if (distance <= 2 && distance < each.length && (best === undefined || distance < best.distance)) {
      best = { each, distance };
    }
  }
  return best?.each;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + Number(left[i - 1] !== right[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
